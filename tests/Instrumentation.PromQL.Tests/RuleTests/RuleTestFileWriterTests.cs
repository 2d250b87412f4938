using Instrumentation.Labels;
using Instrumentation.Rules;

namespace Instrumentation.RuleTests;

public sealed class RuleTestFileWriterTests
{
    private static readonly RuleTestFile Whole = new()
    {
        RuleFiles = ["rules.yml", "more/*.yml"],
        EvaluationInterval = TimeSpan.FromSeconds(90),
        GroupEvaluationOrder = ["first", "yes"],
        FuzzyCompare = true,
        Tests =
        [
            new RuleTestCase
            {
                Name = "a: \"quoted\" name",
                Interval = TimeSpan.FromSeconds(15),
                Start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
                InputSeries = [new RuleTestSeries("up{job=\"a\"}", "0 1+1x10 _ stale"), new RuleTestSeries("long", string.Join(' ', Enumerable.Range(1000, 50)))],
                ExternalLabels = SeriesLabels.Of(("cluster", "north")),
                ExternalUrl = "http://localhost:9090",
                AlertTests =
                [
                    new AlertTest(TimeSpan.FromMinutes(1), "Down", []),
                    new AlertTest(TimeSpan.FromMinutes(2), "Down",
                    [
                        new ExpectedAlert(SeriesLabels.Of(("job", "a"), ("severity", "true")), NamedTexts.Of(("summary", "two\nlines"), ("empty", ""))),
                        new ExpectedAlert(SeriesLabels.Empty, NamedTexts.Empty),
                    ]),
                ],
                ExpressionTests =
                [
                    new ExpressionTest("up == 1", TimeSpan.Zero, []),
                    new ExpressionTest("up", TimeSpan.FromHours(1), [new ExpectedSample("up{job=\"a\"}", 0.1), new ExpectedSample("", double.NaN), new ExpectedSample("h", double.PositiveInfinity), new ExpectedSample("h", 0, "{{schema:1 count:3}}")]),
                ],
            },
            new RuleTestCase(),
        ],
    };

    [Test]
    public void What_is_read_back_is_what_was_written()
    {
        string text = RuleTestFileWriter.Write(Whole);
        RuleTestFile read = RuleTestFileReader.Parse(text, "tests.yml");
        RuleTestCase test = read.Tests[0];
        RuleTestCase given = Whole.Tests[0];
        Assert.That(RuleTestFileWriter.Write(read), Is.EqualTo(text));
        Assert.That((read.RuleFiles, read.EvaluationInterval, read.GroupEvaluationOrder, read.FuzzyCompare), Is.EqualTo((Whole.RuleFiles, Whole.EvaluationInterval, Whole.GroupEvaluationOrder, true)));
        Assert.That((test.Name, test.Interval, test.Start, test.ExternalLabels, test.ExternalUrl), Is.EqualTo((given.Name, given.Interval, given.Start, given.ExternalLabels, given.ExternalUrl)));
        Assert.That(test.InputSeries, Is.EqualTo(given.InputSeries));
        Assert.That(test.AlertTests.SelectMany(alert => alert.Expected), Is.EqualTo(given.AlertTests.SelectMany(alert => alert.Expected)));
        Assert.That(test.ExpressionTests.SelectMany(expression => expression.Expected), Is.EqualTo(given.ExpressionTests.SelectMany(expression => expression.Expected)));
    }

    [Test]
    public void A_file_without_tests_says_so() =>
        Assert.That(RuleTestFileWriter.Write(new RuleTestFile { RuleFiles = ["rules.yml"] }), Is.EqualTo("rule_files:\n  - rules.yml\nevaluation_interval: 1m\ntests: []\n"));

    [Test]
    [Category("Peer")]
    public async Task Promtool_reads_it()
    {
        string promtool = Peer.Require("promtool", "prometheus");
        var file = new RuleTestFile
        {
            Tests = [Whole.Tests[0] with { Start = DateTimeOffset.UnixEpoch, AlertTests = [Whole.Tests[0].AlertTests[0]], ExpressionTests = [new ExpressionTest("up == 1", TimeSpan.FromMinutes(1), [new ExpectedSample("up{job=\"a\"}", 1)])] }],
        };
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, RuleTestFileWriter.Write(file));
            (int code, string output) = await Peer.RunAsync(promtool, ["test", "rules", path]);
            Assert.That(code, Is.Not.Zero, "at one minute the series is at 3");
            Assert.That(output, Does.Contain("up == 1").And.Not.Contain("yaml"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
