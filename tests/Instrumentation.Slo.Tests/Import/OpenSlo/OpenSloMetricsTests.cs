namespace Instrumentation.Import;

public class OpenSloMetricsTests
{
    [Test]
    public void Another_backend_is_refused_with_the_reason_and_the_place()
    {
        SloFileProblem problem = OpenSloText.Problems(OpenSloText.Threshold.With("type: Prometheus", "type: Datadog")).Single();
        Assert.That((problem.Line, problem.Column, problem.Message), Is.EqualTo((5, 42, $"'Datadog' is a {RefusalReasons.Backend}; allowed is Prometheus")));
    }

    [TestCase("query: max(queue_age_seconds)", "query: 'max('", RefusalReasons.Query)]
    [TestCase("query: max(queue_age_seconds)", "query: a, region: b", RefusalReasons.QuerySettings)]
    [TestCase("query: max(queue_age_seconds)", "metricPath: a", RefusalReasons.QuerySettings)]
    public void A_query_that_Prometheus_cannot_answer_is_refused(string old, string changed, string reason) =>
        Assert.That(OpenSloText.Problems(OpenSloText.Threshold.With(old, changed))[0].Message, Does.Contain(reason));

    [Test]
    public void A_metric_has_the_type_of_the_data_source_that_it_names()
    {
        string source = "---\napiVersion: openslo/v1\nkind: DataSource\nmetadata: {name: main}\nspec: {type: Graphite, connectionDetails: {url: a}}\n";
        string text = OpenSloText.Threshold.With("type: Prometheus", "metricSourceRef: main");
        Assert.That(OpenSloText.Problems(text + source).Single().Message, Does.Contain("'Graphite'"));
        Assert.That(OpenSloText.Problems(text + source.With("Graphite", "Prometheus")), Is.Empty);
        Assert.That(OpenSloText.Read(text).Warnings.Select(warning => warning.Key), Is.EqualTo(new[] { "spec.thresholdMetric.metricSource.metricSourceRef" }));
    }

    [Test]
    public void Numbers_that_are_no_counters_are_added_up()
    {
        var source = (EventQuerySource)OpenSloText.Read(OpenSloText.Ratio.With("counter: true", "counter: false")).Definitions[0].Indicator.Source;
        Assert.That((source.Total, source.AreCounters), Is.EqualTo(("sum_over_time((sum(orders_total))[{{.window}}:])", false)));
    }

    [TestCase("success", false)]
    [TestCase("failure", true)]
    public void A_raw_metric_is_a_ratio_of_good_or_bad_events(string type, bool isErrorRatio)
    {
        string text = OpenSloText.Threshold.With("thresholdMetric: {", $"ratioMetric: {{rawType: {type}, raw: {{").With("seconds)}}}", "seconds)}}}}")
            .With(", op: lte, value: 30", "").With("max(queue_age_seconds)", "ratio");
        Assert.That(OpenSloText.Read(text).Definitions[0].Indicator.Source, Is.EqualTo(new RatioQuerySource("ratio", isErrorRatio)));
    }

    [Test]
    public void A_window_in_one_query_alone_is_a_problem() =>
        Assert.That(
            OpenSloText.Problems(OpenSloText.Ratio.With("promql: sum(orders_total)", "promql: 'sum(rate(orders_total[{{.window}}]))'")).Single().Key,
            Is.EqualTo("spec.indicator.spec.ratioMetric.total"));
}
