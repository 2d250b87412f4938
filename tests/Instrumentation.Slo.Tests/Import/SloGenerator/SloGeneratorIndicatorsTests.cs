namespace Instrumentation.Import;

public sealed class SloGeneratorIndicatorsTests
{
    [Test]
    public void Good_and_valid_events_are_summed_over_the_window()
    {
        var source = (EventQuerySource)Source("good_bad_ratio", "{filter_good: 'r{ok=\"1\"}', filter_valid: r}");
        Assert.That(source.Good, Is.EqualTo("sum(increase(r{ok=\"1\"}[{{.window}}]))"));
        Assert.That(source.Total, Is.EqualTo("sum(increase(r[{{.window}}]))"));
    }

    [Test]
    public void Good_and_bad_events_together_are_all()
    {
        var source = (EventQuerySource)Source("good_bad_ratio", "{filter_good: g, filter_bad: b}");
        Assert.That(source.Total, Is.EqualTo("sum(increase(g[{{.window}}])) + sum(increase(b[{{.window}}]))"));
        Assert.That(source.Bad, Is.EqualTo("sum(increase(b[{{.window}}]))"));
    }

    [Test]
    public void A_query_gives_the_ratio_of_good_events()
    {
        var source = (RatioQuerySource)Source("query_sli", "{expression: 'sum(rate(g[window])) / sum(rate(r[window]))'}");
        Assert.That(source, Is.EqualTo(new RatioQuerySource("sum(rate(g[{{.window}}])) / sum(rate(r[{{.window}}]))", IsErrorRatio: false)));
    }

    [Test]
    public void A_cut_counts_events_up_to_the_bucket()
    {
        var source = (EventQuerySource)Source("distribution_cut", "{expression: 'd_bucket{job=\"a\"}', threshold_bucket: 0.25}");
        Assert.That(source.Good, Is.EqualTo("sum(increase(d_bucket{job=\"a\",le=\"0.25\"}[{{.window}}]))"));
        Assert.That(source.Total, Is.EqualTo("sum(increase(d_count{job=\"a\"}[{{.window}}]))"));
    }

    [TestCase("good_bad_ratio", "{filter_good: g}", "filter_good", "one of filter_bad and filter_valid")]
    [TestCase("good_bad_ratio", "{filter_good: 'g{', filter_valid: v}", "filter_good", "is no PromQL")]
    [TestCase("query_sli", "{expression: up}", "expression", "has no [window]")]
    [TestCase("distribution_cut", "{expression: d_sum, threshold_bucket: 1}", "expression", "ends with _bucket")]
    [TestCase("distribution_cut", "{expression: d_bucket}", "threshold_bucket", "is missing")]
    [TestCase("distribution_cut", "{expression: d_bucket, threshold_bucket: fast}", "threshold_bucket", "is no number")]
    public void What_is_wrong_is_named_at_its_key(string method, string indicator, string key, string message)
    {
        Assert.That(SloFileReader.TryParse(Text(method, indicator), "x.yaml", out _, out SloFileException? error), Is.False);
        Assert.That(error!.Problems[0].Key, Is.EqualTo("spec.service_level_indicator." + key));
        Assert.That(error.Problems[0].Message, Does.Contain(message));
        Assert.That(error.Problems[0].Line, Is.EqualTo(8));
    }

    private static SliSource Source(string method, string indicator) => SloFileReader.Parse(Text(method, indicator), "x.yaml").Definitions.Single().Indicator.Source;

    private static string Text(string method, string indicator) => $$"""
        apiVersion: sre.google.com/v2
        kind: ServiceLevelObjective
        metadata: {name: x}
        spec:
          backend: prometheus
          method: {{method}}
          goal: 0.9
          service_level_indicator: {{indicator}}
        """;
}
