using FsCheck;
using Instrumentation.Labels;
using Instrumentation.Rules;
using Instrumentation.Yaml;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.RuleTests;

public sealed class RuleTestFileReaderTests
{
    private const string Complete = """
        rule_files: [rules.yml, "*.rules"]
        evaluation_interval: 30s
        group_eval_order: [b, a]
        fuzzy_compare: true
        tests:
          - name: first
            interval: 15s
            start_timestamp: "2024-01-01T00:00:00Z"
            input_series:
              - series: up{job="a"}
                values: 0 1+1x3
            external_labels: {region: eu}
            external_url: http://a
            alert_rule_test:
              - eval_time: 1m
                alertname: Down
                exp_alerts:
                  - exp_labels: {severity: page}
                    exp_annotations: {summary: down}
                  - {}
            promql_expr_test:
              - expr: up
                eval_time: 2m
                exp_samples:
                  - {labels: 'up{job="a"}', value: -1.5e3}
                  - {value: .inf}
                  - {histogram: '{{count:1}}'}
          - start_timestamp: 1609459200.5
        """;

    [Test]
    public void A_file_is_read_whole()
    {
        RuleTestFile file = RuleTestFileReader.Parse(Complete, "t.yml");
        RuleTestCase test = file.Tests[0];
        Assert.Multiple(() =>
        {
            Assert.That(file.RuleFiles, Is.EqualTo(["rules.yml", "*.rules"]));
            Assert.That((file.EvaluationInterval, file.FuzzyCompare), Is.EqualTo((TimeSpan.FromSeconds(30), true)));
            Assert.That(file.GroupEvaluationOrder, Is.EqualTo(["b", "a"]));
            Assert.That((test.Name, test.Interval, test.Start, test.ExternalUrl), Is.EqualTo(("first", (TimeSpan?)TimeSpan.FromSeconds(15), new DateTimeOffset(2024, 1, 1, 0, 0, 0, default), "http://a")));
            Assert.That(test.InputSeries.Single(), Is.EqualTo(new RuleTestSeries("up{job=\"a\"}", "0 1+1x3")));
            Assert.That(test.ExternalLabels, Is.EqualTo(SeriesLabels.Of(("region", "eu"))));
            Assert.That(test.AlertTests.Single().Expected, Is.EqualTo(
                [new ExpectedAlert(SeriesLabels.Of(("severity", "page")), NamedTexts.Of(("summary", "down"))), new ExpectedAlert(SeriesLabels.Empty, NamedTexts.Empty)]));
            Assert.That(test.ExpressionTests.Single().Expected, Is.EqualTo(
                [new ExpectedSample("up{job=\"a\"}", -1500), new ExpectedSample("", double.PositiveInfinity), new ExpectedSample("", 0, "{{count:1}}")]));
            Assert.That(file.Tests[1].Start.ToUnixTimeMilliseconds(), Is.EqualTo(1_609_459_200_500));
            Assert.That(file.Tests[1].Interval, Is.Null);
        });
    }

    [TestCase("tests: [{foo: 1}]", "1:10: field foo not found in test")]
    [TestCase("tests: [{alert_rule_test: [{eval_time: 1m}]}]", "1:28: an item under alert_rule_test misses required attribute alertname")]
    [TestCase("tests: [{promql_expr_test: [{exp_samples: [{value: x}]}]}]", "1:52: cannot unmarshal !!str into float64")]
    [TestCase("tests: [{promql_expr_test: [{exp_samples: [{value: NaN}]}]}]", "1:52: cannot unmarshal !!str into float64")]
    [TestCase("tests: [{start_timestamp: yesterday}]", "1:27: start_timestamp 'yesterday' is neither a time such as 2024-01-01T00:00:00Z nor seconds since 1970")]
    [TestCase("evaluation_interval: 1", "1:22: not a valid duration string: \"1\"")]
    [TestCase("fuzzy_compare: maybe", "1:16: cannot unmarshal !!str into bool")]
    public void A_mistake_is_reported_with_its_place(string text, string expected)
    {
        RuleFileException exception = Assert.Throws<RuleFileException>(() => RuleTestFileReader.Parse(text, "t.yml"))!;
        Assert.That(exception.Problems.Single().ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void Unknown_keys_can_be_passed_over() =>
        Assert.That(RuleTestFileReader.Parse("foo: 1\ntests: [{bar: 2}]", "t.yml", ignoreUnknownFields: true).Tests, Has.Count.EqualTo(1));

    [Property(MaxTest = 2000)]
    public bool Any_mutated_file_is_read_or_refused(NonNegativeInt seed)
    {
        _ = RuleTestFileReader.TryParse(YamlMutation.Mutate(Complete, seed.Get), "t.yml", out _, out _);
        return true;
    }
}
