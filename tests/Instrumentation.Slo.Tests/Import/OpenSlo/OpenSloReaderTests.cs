namespace Instrumentation.Import;

public class OpenSloReaderTests
{
    private const string Composite = """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: shop}
        spec:
          service: shop
          timeWindow: [{duration: 30d, isRolling: true}]
          budgetingMethod: Occurrences
          objectives:
            - {target: 0.99, compositeWeight: 3, indicator: {metadata: {name: a}, spec: {ratioMetric: {counter: true,
                bad: {metricSource: {type: Prometheus, spec: {query: bad}}}, total: {metricSource: {type: Prometheus, spec: {query: total}}}}}}}
            - {target: 0.95, compositeWeight: 1, indicator: {metadata: {name: b}, spec: {ratioMetric: {counter: true,
                good: {metricSource: {type: Prometheus, spec: {query: good}}}, total: {metricSource: {type: Prometheus, spec: {query: total}}}}}}}
        """;

    [Test]
    public void A_ratio_is_read_with_its_queries_window_and_labels()
    {
        SloFile file = OpenSloText.Read(OpenSloText.Ratio);
        SloDefinition slo = file.Definitions.Single();
        Assert.That((slo.Name, slo.Service, slo.Description, slo.Objective, slo.Format), Is.EqualTo(("checkout-availability", "checkout", "Orders are taken.", 0.995m, SloFormat.OpenSlo)));
        Assert.That(slo.Indicator.Source, Is.EqualTo(new EventQuerySource("sum(orders_total)", good: "sum(orders_total{result=\"ok\"})")));
        Assert.That(slo.Windows, Is.EqualTo(new[] { SloWindow.FourWeeks }));
        Assert.That(slo.Labels.Select(label => $"{label.Key}={label.Value}"), Is.EqualTo(new[] { "cost_center=a1", "team=shop,web" }));
        Assert.That(file.Warnings, Is.Empty);
    }

    [Test]
    public void An_indicator_may_stand_in_another_document()
    {
        SloDefinition slo = OpenSloText.Read(OpenSloText.Threshold).Definitions.Single();
        Assert.That((slo.Indicator.Name, slo.Indicator.Direction, slo.Indicator.Threshold), Is.EqualTo(("queue-age", Comparison.AtMost, 30)));
        Assert.That((slo.Objective, slo.Method, slo.Slice, slo.SliceObjective), Is.EqualTo((0.995m, BudgetingMethod.Timeslices, TimeSpan.FromMinutes(5), 0.9m)));
        Assert.That(slo.Indicator.Source, Is.EqualTo(new ValueQuerySource("max(queue_age_seconds)")));
    }

    [Test]
    public void Objects_may_stand_in_a_list()
    {
        string list = "- " + OpenSloText.Ratio.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal);
        Assert.That(OpenSloText.Read(list).Definitions, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_indicator_that_is_not_there_is_a_problem_with_its_place()
    {
        SloFileProblem problem = OpenSloText.Problems(OpenSloText.Threshold.With("indicatorRef: queue-age", "indicatorRef: queue-length")).Single();
        Assert.That((problem.Line, problem.Column, problem.Key), Is.EqualTo((12, 17, "spec.indicatorRef")));
        Assert.That(problem.Message, Does.Contain("'queue-length'").And.Contain("queue-age"));
    }

    [Test]
    public void What_the_specification_forbids_is_a_problem_with_its_place()
    {
        SloFileProblem problem = OpenSloText.Problems(OpenSloText.Ratio.With("target: 0.995", "target: 1.5")).Single();
        Assert.That((problem.Line, problem.Column, problem.Key), Is.EqualTo((23, 15, "spec.objectives[0].target")));
    }

    [Test]
    public void A_target_of_nothing_is_valid_but_of_no_use() =>
        Assert.That(OpenSloText.Problems(OpenSloText.Ratio.With("target: 0.995", "target: 0")).Select(problem => problem.Key), Is.EqualTo(new[] { "spec.objectives[0].target" }));

    [Test]
    public void A_sign_beside_a_ratio_is_a_warning_where_reading_is_lenient()
    {
        string text = OpenSloText.Ratio.With("target: 0.995", "{target: 0.995, op: gt}");
        Assert.That(OpenSloText.Read(text).Warnings.Select(warning => warning.Key), Is.EqualTo(new[] { "spec.objectives[0].op" }));
        Assert.That(OpenSloText.Problems(text, isLenient: false).Select(problem => problem.Key), Is.EqualTo(new[] { "spec.objectives[0].op" }));
    }

    [Test]
    public void Values_cannot_be_counted_as_events()
    {
        SloFile file = OpenSloText.Read(OpenSloText.Threshold.With("Timeslices", "Occurrences"));
        Assert.That(file.Definitions.Single().Method, Is.EqualTo(BudgetingMethod.Timeslices));
        Assert.That(file.Warnings.Select(warning => warning.Key), Is.EqualTo(new[] { "spec.budgetingMethod" }));
    }

    [Test]
    public void A_value_has_to_be_compared_with_something() =>
        Assert.That(OpenSloText.Problems(OpenSloText.Threshold.With(", value: 30", "")).Select(problem => problem.Key), Is.EqualTo(new[] { "spec.objectives[0].value" }));

    [Test]
    public void Objectives_with_indicators_are_SLOs_of_their_own_and_a_composite()
    {
        IReadOnlyList<SloDefinition> slos = OpenSloText.Read(Composite).Definitions;
        Assert.That(slos.Select(slo => slo.Name), Is.EqualTo(new[] { "shop-0", "shop-1", "shop" }));
        Assert.That(slos[2].Objective, Is.EqualTo(0.98m));
        Assert.That(slos[2].Composite!.Members, Is.EqualTo(new[] { new CompositeMember("shop-0", 3), new CompositeMember("shop-1", 1) }));
    }

    [Test]
    public void Weights_beyond_all_numbers_together_make_a_composite_too()
    {
        string text = Composite.With("compositeWeight: 3", "compositeWeight: 79e27").With("compositeWeight: 1,", "compositeWeight: 79e27,");
        Assert.That(OpenSloText.Read(text).Definitions[2].Objective, Is.EqualTo(0.97m));
    }

    [Test]
    public void Several_objectives_of_one_indicator_are_numbered() =>
        Assert.That(
            OpenSloText.Read(OpenSloText.Ratio.With("- target: 0.995", "- target: 0.995\n    - target: 0.99")).Definitions.Select(slo => $"{slo.Name} {slo.Objective}"),
            Is.EqualTo(new[] { "checkout-availability-0 0.995", "checkout-availability-1 0.99" }));

    [Test]
    public void A_label_that_series_cannot_have_is_passed_over_with_a_warning()
    {
        SloFile file = OpenSloText.Read(OpenSloText.Ratio.With("cost.center", "0rder"));
        Assert.That(file.Warnings.Select(warning => warning.Key), Is.EqualTo(new[] { "metadata.labels.0rder" }));
        Assert.That(file.Definitions[0].Labels["0rder"], Is.Null);
    }
}
