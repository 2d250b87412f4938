namespace Instrumentation.Import;

public sealed class PyrraReaderTests
{
    private const string Checkout = """
        apiVersion: pyrra.dev/v1alpha1
        kind: ServiceLevelObjective
        metadata:
          name: checkout-errors
          labels:
            prometheus: main
            pyrra.dev/team: shop
          annotations:
            pyrra.dev/runbook: https://runbooks.example/checkout
        spec:
          target: "99.9"
          window: 2w
          description: Checkout answers.
          indicator:
            ratio:
              errors:
                metric: checkout_total{code=~"5.."}
              total:
                metric: checkout_total
              grouping: [route]
          alerting:
            name: CheckoutBurns
        """;

    [Test]
    public void An_objective_becomes_a_definition_with_its_period_events_and_groups()
    {
        SloDefinition slo = SloFileReader.Parse(Checkout, "checkout.yaml").Definitions.Single();
        Assert.That(slo.Name, Is.EqualTo("checkout-errors"));
        Assert.That(slo.Objective, Is.EqualTo(0.999m));
        Assert.That(slo.Windows.Single().Length, Is.EqualTo(TimeSpan.FromDays(14)));
        Assert.That(slo.GroupBy, Is.EqualTo((string[])["route"]));
        Assert.That(slo.Format, Is.EqualTo(SloFormat.Pyrra));
        var source = (EventQuerySource)slo.Indicator.Source;
        Assert.That(source.Bad, Is.EqualTo("sum by (route) (increase(checkout_total{code=~\"5..\"}[{{.window}}]))"));
        Assert.That(source.Total, Is.EqualTo("sum by (route) (increase(checkout_total[{{.window}}]))"));
    }

    [Test]
    public void Only_labels_that_Pyrra_hands_on_are_kept()
    {
        SloDefinition slo = SloFileReader.Parse(Checkout, "checkout.yaml").Definitions.Single();
        Assert.That(slo.Labels.ToString(), Is.EqualTo("{team=\"shop\"}"));
        Assert.That(slo.Alerting!.Annotations["runbook"], Is.EqualTo("https://runbooks.example/checkout"));
    }

    [Test]
    public void Alerts_keep_Pyrras_factors()
    {
        SloDefinition slo = SloFileReader.Parse(Checkout, "checkout.yaml").Definitions.Single();
        Assert.That(slo.Alerting!.Name, Is.EqualTo("CheckoutBurns"));
        Assert.That(slo.Alerting.Pairs.Select(pair => Math.Round(pair.Factor(TimeSpan.FromDays(14)), 9)), Is.EqualTo((decimal[])[14, 7, 2, 1]));
    }

    [Test]
    public void Disabled_alerting_leaves_no_alerts()
    {
        SloDefinition slo = SloFileReader.Parse(Checkout.Replace("name: CheckoutBurns", "disabled: true", StringComparison.Ordinal), "checkout.yaml").Definitions.Single();
        Assert.That(slo.Alerting, Is.Null);
        Assert.That(PyrraObjective.ParseAll(Checkout.Replace("name: CheckoutBurns", "disabled: true", StringComparison.Ordinal), "c")[0].Alerting.Absent, Is.False);
    }

    [TestCase("target: \"99.9\"", "target: \"100\"", 11, 11, "spec.target", "above 0 and below 100")]
    [TestCase("window: 2w", "window: soon", 12, 11, "spec.window", "such as 30s")]
    [TestCase("window: 2w", "window: 2y", 12, 11, "spec.window", "from 1m to 400d")]
    [TestCase("kind: ServiceLevelObjective", "kind: Objective", 2, 7, "kind", "ServiceLevelObjective")]
    [TestCase("alerting:", "alarms:", 21, 3, "spec.alarms", "alerting")]
    [TestCase("pyrra.dev/team", "pyrra.dev/1team", 6, 5, "metadata.labels", "not beginning with a digit")]
    public void What_is_wrong_is_named_with_its_place_and_what_is_allowed(string from, string to, int line, int column, string key, string allowed)
    {
        Assert.That(SloFileReader.TryParse(Checkout.Replace(from, to, StringComparison.Ordinal), "checkout.yaml", out _, out SloFileException? error), Is.False);
        SloFileProblem problem = error!.Problems[0];
        Assert.That((problem.Line, problem.Column, problem.Key), Is.EqualTo((line, column, key)));
        Assert.That(problem.Message, Does.Contain(allowed));
    }

    [Test]
    public void Another_period_than_the_one_asked_for_is_refused_when_that_is_asked()
    {
        var options = new SloFileReaderOptions { RequiresPeriod = true };
        Assert.That(SloFileReader.TryParse(Checkout, "checkout.yaml", out _, out SloFileException? error, options), Is.False);
        Assert.That(error!.Problems.Single().Key, Is.EqualTo("spec.window"));
    }
}
