namespace Instrumentation.Import;

public sealed class PyrraIndicatorReaderTests
{
    [Test]
    public void Fast_enough_events_are_good()
    {
        EventQuerySource source = Source("latency: {success: {metric: 'd_bucket{le=\"0.5\"}'}, total: {metric: d_count}}");
        Assert.That(source.Good, Is.EqualTo("sum(increase(d_bucket{le=\"0.5\"}[{{.window}}]))"));
        Assert.That(source.Total, Is.EqualTo("sum(increase(d_count[{{.window}}]))"));
    }

    [Test]
    public void A_native_histogram_is_cut_at_the_latency()
    {
        EventQuerySource source = Source("latencyNative: {latency: 200ms, total: {metric: d}}");
        Assert.That(source.Good, Does.StartWith("histogram_fraction(0, 0.2, sum(increase(d[{{.window}}]))) * "));
        Assert.That(source.Total, Is.EqualTo("histogram_count(sum(increase(d[{{.window}}])))"));
    }

    [Test]
    public void A_gauge_is_good_while_it_is_one()
    {
        EventQuerySource source = Source("bool_gauge: {metric: probe_success, grouping: [target]}");
        Assert.That(source.Good, Is.EqualTo("sum by (target) (sum_over_time(probe_success[{{.window}}]))"));
        Assert.That(source.Total, Is.EqualTo("sum by (target) (count_over_time(probe_success[{{.window}}]))"));
    }

    [TestCase("{}", "spec.indicator", "allowed is one of ratio, latency, latencyNative, bool_gauge")]
    [TestCase("{bool_gauge: {metric: up}, latencyNative: {latency: 1s, total: {metric: d}}}", "spec.indicator", "latencyNative and bool_gauge")]
    [TestCase("{ratio: {errors: {metric: e}}}", "spec.indicator.ratio.total", "is missing")]
    [TestCase("{ratio: {errors: {metric: 'e{'}, total: {metric: t}}}", "spec.indicator.ratio.errors.metric", "is no PromQL")]
    [TestCase("{ratio: {errors: {metric: 'rate(e[5m])'}, total: {metric: t}}}", "spec.indicator.ratio.errors.metric", "a selector with a name")]
    [TestCase("{ratio: {errors: {metric: e offset 5m}, total: {metric: t}}}", "spec.indicator.ratio.errors.metric", "without offset or @")]
    [TestCase("{latency: {success: {metric: d_bucket}, total: {metric: d_count}}}", "spec.indicator.latency.success.metric", "chooses no bucket")]
    [TestCase("{latencyNative: {total: {metric: d}}}", "spec.indicator.latencyNative.latency", "such as 200ms")]
    [TestCase("{bool_gauge: {metric: up, grouping: [a-b]}}", "spec.indicator.bool_gauge.grouping", "'a-b' is no name for a label")]
    public void An_indicator_that_cannot_be_used_is_refused_at_its_key(string indicator, string key, string message)
    {
        Assert.That(SloFileReader.TryParse(Text(indicator), "x.yaml", out _, out SloFileException? error), Is.False);
        SloFileProblem problem = error!.Problems[0];
        Assert.That(problem.Key, Is.EqualTo(key));
        Assert.That(problem.Message, Does.Contain(message));
        Assert.That(problem.Line, Is.EqualTo(7));
    }

    private static EventQuerySource Source(string indicator) =>
        (EventQuerySource)SloFileReader.Parse(Text($"{{{indicator}}}"), "x.yaml").Definitions.Single().Indicator.Source;

    private static string Text(string indicator) => $$"""
        apiVersion: pyrra.dev/v1alpha1
        kind: ServiceLevelObjective
        metadata: {name: x}
        spec:
          target: "99"
          window: 4w
          indicator: {{indicator}}
        """;
}
