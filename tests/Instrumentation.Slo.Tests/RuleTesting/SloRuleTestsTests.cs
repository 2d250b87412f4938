using System.Globalization;
using System.Text.RegularExpressions;
using Instrumentation.Evaluation;
using Instrumentation.Rules;
using Instrumentation.RuleTests;

namespace Instrumentation.RuleTesting;

public sealed class SloRuleTestsTests
{
    private static IEnumerable<TestCaseData> Files() => TestedDefinitions.All.Select(file => new TestCaseData([file.Slos]).SetArgDisplayNames(file.Name));

    [TestCaseSource(nameof(Files))]
    public async Task Generated_tests_pass_in_our_runner_with_ranges_of_either_kind(SloDefinition[] slos)
    {
        (RuleFile rules, RuleTestFile tests) = await GenerateAsync(slos);
        foreach (RangeBoundary boundary in (RangeBoundary[])[RangeBoundary.Closed, RangeBoundary.LeftOpen])
        {
            RuleTestReport report = await RuleTestRunner.RunAsync(tests, rules.Groups, "tests.yml", new RuleTestOptions { RangeBoundary = boundary });
            Assert.That(report.Passed, Is.True, $"{boundary}: {report}");
        }
    }

    [TestCaseSource(nameof(Files))]
    [Category("Peer")]
    public async Task Promtool_takes_the_rules_and_passes_the_tests(SloDefinition[] slos)
    {
        string promtool = Peer.Require("promtool", "prometheus");
        (RuleFile rules, RuleTestFile tests) = await GenerateAsync(slos);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("slo-rules");
        try
        {
            string ruleFile = Path.Combine(folder.FullName, "rules.yml");
            string testFile = Path.Combine(folder.FullName, "tests.yml");
            await File.WriteAllTextAsync(ruleFile, RuleFileWriter.Write(rules));
            await File.WriteAllTextAsync(testFile, RuleTestFileWriter.Write(tests));
            (int checkedExit, string checks) = await Peer.RunAsync(promtool, ["check", "rules", ruleFile]);
            (int testedExit, string results) = await Peer.RunAsync(promtool, ["test", "rules", testFile]);
            Assert.That(checkedExit, Is.Zero, checks);
            Assert.That(testedExit, Is.Zero, results);
            Assert.That(results, Does.Contain("SUCCESS"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task The_tests_of_an_SLO_are_the_approved_ones()
    {
        (_, RuleTestFile tests) = await GenerateAsync([TestedDefinitions.Kinds().First()]);
        string text = RuleTestFileWriter.Write(tests);
        Approved.Verify(text, "SloRuleTestsTests.api");
        Assert.That(RuleTestFileWriter.Write(RuleTestFileReader.Parse(text, "tests.yml")), Is.EqualTo(text));
    }

    // 2.88 % failures burn 28.8 times as fast as the budget of 0.1 % allows: 14.4 times takes half an hour, 6 times 75 minutes, 3 times and once 150 minutes.
    [Test]
    public async Task Alerts_are_expected_by_the_closed_form_and_never_closer_to_it_than_a_sample_and_an_evaluation()
    {
        (_, RuleTestFile tests) = await GenerateAsync([TestedDefinitions.Kinds().First()]);
        RuleTestCase incident = tests.Tests[1];
        TimeSpan start = TimeSpan.FromDays(3) + tests.EvaluationInterval;
        TimeSpan end = start + TimeSpan.FromMinutes(175);
        TimeSpan[] edges = [start.Add(TimeSpan.FromMinutes(30)), start.Add(TimeSpan.FromMinutes(150)), end.Add(TimeSpan.FromMinutes(23.75)), end.Add(TimeSpan.FromMinutes(347.5))];
        TimeSpan margin = incident.Interval!.Value + tests.EvaluationInterval;
        Assert.That(incident.Name, Is.EqualTo("shop-api: 2.88 % failures from 3d5m to 3d3h"));
        Assert.That(incident.AlertTests.SelectMany(test => edges.Select(edge => (test.At - edge).Duration())).Min(), Is.GreaterThanOrEqualTo(margin));
        Assert.That(
            incident.AlertTests.Select(test => string.Join(' ', test.Expected.Select(alert => alert.Labels["sloth_severity"]))).Aggregate(new List<string>(), (states, state) =>
            {
                if (states.LastOrDefault("?") != state)
                    states.Add(state);
                return states;
            }),
            Is.EqualTo(new[] { "", "page", "page ticket", "ticket", "" }));
    }

    [Test]
    public async Task A_changed_rule_file_fails_the_tests(
        [Values("api", "grouped", "inhibited", "worded", "slices", "counters", "ratio", "value")] string name,
        [Values("factors x 3", "factors / 3", "first factor x 3", "no page", "no ticket", "other label", "no recording")] string change)
    {
        SloDefinition slo = TestedDefinitions.Kinds().Single(slo => slo.Name == name);
        (RuleFile rules, RuleTestFile tests) = await GenerateAsync([slo]);
        RuleFile changed = change switch
        {
            "factors x 3" => WithFactors(rules, 3, times: -1),
            "factors / 3" => WithFactors(rules, 1 / 3.0, times: -1),
            "first factor x 3" => WithFactors(rules, 3, times: 1),
            "no page" => Without(rules, rule => rule is AlertingRule && rule.Labels["sloth_severity"] == "page"),
            "no ticket" => Without(rules, rule => rule is AlertingRule && rule.Labels["sloth_severity"] == "ticket"),
            "other label" => RuleFileReader.Parse(RuleFileWriter.Write(rules).Replace("sloth_severity: page", "sloth_severity: call", StringComparison.Ordinal), "rules.yml"),
            _ => Without(rules, rule => rule.Name == "slo:sli_error:ratio_rate1h"),
        };
        RuleTestReport report = await RuleTestRunner.RunAsync(tests, changed.Groups, "tests.yml");
        Assert.That(report.Passed, Is.False);
    }

    private static IEnumerable<TestCaseData> Untestable()
    {
        SloBuilder slo = new SloBuilder("odd").Objective(0.95m);
        yield return Case(slo.FromErrorRatio("error_ratio"), "its error ratio over 3d after all failed for half of that is 1 instead of 0.5", "no window");
        yield return Case(slo.FromErrorRatio("vector(0.5)"), "its query reads no series", "no series");
        yield return Case(slo.FromErrorRatio("avg_over_time(a{b=\"1\", b=\"2\"}[{{.window}}])"), "no value of the label b was found that satisfies b=\"1\", b=\"2\"", "no such label");
        yield return Case(slo.FromErrorRatio("sum(rate(a{b=~\"x\\\\by\"}[{{.window}}]))"), "no value of the label b was found that satisfies", "no text");
        yield return Case(slo.FromErrorRatio("avg_over_time(a[{{.window}}]) * 0.5"), "no series were found of which its query makes an error ratio of 0 and of 1", "never 1");
        yield return Case(slo.FromErrorRatio("rate(a[100ms]) / rate(b[100ms])"), "a range of 0.1 s is shorter than two samples", "short range");
        yield return Case(new SloBuilder("odd").Objective(0.95m).FromValue("sum(rate(a[5m]))", Comparison.AtLeast, 5), "its query reads 5m, longer than its slice of 1m", "long range");
        yield return Case(new SloBuilder("odd").Objective(0.95m).FromValue("time() - last_success_seconds", Comparison.AtMost, 900), "changes with time", "age");
        static TestCaseData Case(SloBuilder builder, string reason, string name) => new TestCaseData([builder.Build(), reason]).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Untestable))]
    public async Task An_SLO_whose_inputs_cannot_be_derived_is_told_and_the_others_are_tested(SloDefinition slo, string reason)
    {
        SloRuleTestSet set = await SloRuleTests.GenerateAsync([slo, TestedDefinitions.Kinds().First()], "rules.yml");
        Assert.That(set.Untested.Single().ToString(), Does.StartWith("odd: ").And.Contain(reason));
        Assert.That(set.File.Tests.Select(test => test.Name), Has.Exactly(2).StartsWith("shop-api: "));
    }

    [Test]
    public async Task What_has_no_alerting_rules_has_no_tests()
    {
        SloDefinition slo = TestedDefinitions.Kinds().First();
        SloRuleTestSet set = await SloRuleTests.GenerateAsync(
            [
                slo with { Alerting = null },
                slo with { Name = "disabled", Alerting = new BurnRateAlerting { Page = new BurnRateAlert { IsEnabled = false }, Ticket = new BurnRateAlert { IsEnabled = false } } },
                slo with { Name = "composite", Composite = new CompositeDefinition(CompositeKind.Weighted, [new CompositeMember("api"), new CompositeMember("disabled")]) },
            ],
            "rules.yml");
        Assert.That((set.File.Tests.Count, set.Untested.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Alerts_of_one_name_are_told_apart_by_the_SLO()
    {
        SloDefinition slo = TestedDefinitions.Kinds().First() with { Alerting = new BurnRateAlerting { Name = "BudgetBurns", Pairs = BurnRatePair.FastAndSlow } };
        SloDefinition[] both = [slo, slo with { Name = "other" }];
        (RuleFile rules, RuleTestFile tests) = await GenerateAsync(both);
        RuleTestReport report = await RuleTestRunner.RunAsync(tests, rules.Groups, "tests.yml");
        Assert.That(report.Passed, Is.True, report.ToString());
        Assert.That(tests.Tests.SelectMany(test => test.AlertTests), Is.Empty);
    }

    [Test]
    public void What_cannot_be_one_rule_file_is_refused()
    {
        SloDefinition slo = TestedDefinitions.Kinds().First();
        Assert.That(async () => await SloRuleTests.GenerateAsync([slo, slo], "rules.yml"), Throws.ArgumentException.With.Message.Contains("shop-api"));
        Assert.That(async () => await SloRuleTests.GenerateAsync([slo], "rules.yml", new SloRuleOptions { Recordings = false }), Throws.ArgumentException.With.Message.Contains("recording rules"));
    }

    private static RuleFile Without(RuleFile rules, Func<Rule, bool> isLeftOut) =>
        new([.. rules.Groups.Select(group => group with { Rules = [.. group.Rules.Where(rule => !isLeftOut(rule))] })]);

    private static RuleFile WithFactors(RuleFile rules, double change, int times)
    {
        string text = new Regex(@"(?<= > \()[0-9.]+(?= \* )").Replace(
            RuleFileWriter.Write(rules), factor => (double.Parse(factor.Value, CultureInfo.InvariantCulture) * change).ToString("R", CultureInfo.InvariantCulture), times);
        return RuleFileReader.Parse(text, "rules.yml");
    }

    private static async Task<(RuleFile Rules, RuleTestFile Tests)> GenerateAsync(SloDefinition[] slos)
    {
        SloRuleTestSet set = await SloRuleTests.GenerateAsync(slos, "rules.yml");
        Assert.That(set.Untested, Is.Empty);
        return (SloRules.GenerateFile(slos), set.File);
    }
}
