namespace Instrumentation.Import;

public sealed class OpenSloAlphaValidatorTests
{
    private const string Slo = """
        apiVersion: openslo/v1alpha
        kind: SLO
        metadata: {name: checkout}
        spec:
          service: shop
          budgetingMethod: Timeslices
          timeWindows:
            - {unit: Day, count: 28, isRolling: true}
          objectives:
            - displayName: most
              value: 1
              target: 0.99
              timeSliceTarget: 0.9
              ratioMetrics:
                good: {source: prometheus, queryType: promql, query: good}
                total: {source: prometheus, queryType: promql, query: total}

        """;

    [Test]
    public void A_complete_object_has_no_findings() => Assert.That(OpenSloFile.Validate(Slo, "a.yaml"), Is.Empty);

    [TestCase("kind: SLO", "kind: SLI", "kind one_of")]
    [TestCase("  service: shop\n", "", "spec.service required")]
    [TestCase("budgetingMethod: Timeslices", "budgetingMethod: RatioTimeslices", "spec.budgetingMethod one_of")]
    [TestCase("unit: Day", "unit: Year", "spec.timeWindows[0].unit one_of")]
    [TestCase("count: 28", "count: 0", "spec.timeWindows[0].count greater_than")]
    [TestCase("isRolling: true", "isRolling: false", "spec.timeWindows[0] calendar")]
    [TestCase("      value: 1\n", "", "spec.objectives[0].value required")]
    [TestCase("      target: 0.99\n", "", "spec.objectives[0].target required")]
    [TestCase("target: 0.99", "target: 1", "spec.objectives[0].target less_than")]
    [TestCase("timeSliceTarget: 0.9", "timeSliceTarget: -1", "spec.objectives[0].timeSliceTarget greater_than_or_equal_to")]
    [TestCase("timeSliceTarget: 0.9", "timeSliceTarget: 2", "spec.objectives[0].timeSliceTarget less_than_or_equal_to")]
    [TestCase("good: {source: prometheus", "good: {source: prom-2", "spec.objectives[0].ratioMetrics.good.source string_match_regexp")]
    [TestCase(", query: good", "", "spec.objectives[0].ratioMetrics.good.query required")]
    public void One_mistake_is_one_finding_at_its_property(string good, string bad, string finding)
    {
        Assert.That(Slo, Does.Contain(good));

        Assert.That(OpenSloFile.Validate(Slo.Replace(good, bad, StringComparison.Ordinal), "a.yaml").Select(found => $"{found.Path} {found.Code}"), Does.Contain(finding));
    }

    [Test]
    public void An_SLO_has_either_an_indicator_or_ratios()
    {
        string both = Slo.Replace("  service: shop\n", "  service: shop\n  indicator: {thresholdMetric: {source: prometheus, queryType: promql, query: a}}\n", StringComparison.Ordinal);

        Assert.That(OpenSloFile.Validate(both, "a.yaml").Select(found => $"{found.Path} {found.Code}"), Is.EqualTo(["spec mutually_exclusive"]));
    }
}
