namespace Instrumentation.Import;

public class OpenSloAlertingTests
{
    private const string Policy = """
        ---
        apiVersion: openslo/v1
        kind: AlertPolicy
        metadata: {name: fast}
        spec:
          alertWhenBreaching: true
          conditions: [{conditionRef: burns}]
          notificationTargets: [{targetRef: pager}]
        ---
        apiVersion: openslo/v1
        kind: AlertCondition
        metadata: {name: burns}
        spec: {severity: page, condition: {kind: burnrate, op: gt, threshold: 14, lookbackWindow: 1h, alertAfter: 5m}}
        ---
        apiVersion: openslo/v1
        kind: AlertNotificationTarget
        metadata: {name: pager}
        spec: {target: pager}

        """;

    private static readonly string Alerting = OpenSloText.Ratio + "  alertPolicies: [{alertPolicyRef: fast}]\n" + Policy;

    [Test]
    public void A_condition_is_a_pair_of_windows()
    {
        BurnRateAlerting alerting = OpenSloText.Read(Alerting, isLenient: false).Definitions[0].Alerting!;
        Assert.That(alerting.Pairs.Select(pair => (pair.Severity, pair.LongWindow, pair.ShortWindow, decimal.Round(pair.Factor(TimeSpan.FromDays(28)), 20))), Is.EqualTo(new[]
        {
            (BurnRateSeverity.Page, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 14m),
        }));
        Assert.That((alerting.Page.IsEnabled, alerting.Ticket.IsEnabled), Is.EqualTo((true, false)));
    }

    [Test]
    public void Without_policies_windows_are_recorded_and_nothing_alerts()
    {
        BurnRateAlerting alerting = OpenSloText.Read(OpenSloText.Ratio).Definitions[0].Alerting!;
        Assert.That((alerting.Pairs, alerting.Page.IsEnabled, alerting.Ticket.IsEnabled), Is.EqualTo((BurnRatePair.Workbook, false, false)));
    }

    [TestCase("alertPolicyRef: fast", "alertPolicyRef: slow", "spec.alertPolicies[0].alertPolicyRef")]
    [TestCase("conditionRef: burns", "conditionRef: smokes", "spec.conditions[0].conditionRef")]
    [TestCase("targetRef: pager", "targetRef: mail", "spec.notificationTargets[0].targetRef")]
    public void What_is_not_there_is_a_warning_where_reading_is_lenient(string old, string changed, string key)
    {
        string text = Alerting.With(old, changed);
        Assert.That(OpenSloText.Read(text).Warnings.Select(warning => warning.Key), Is.EqualTo(new[] { key }));
        Assert.That(OpenSloText.Problems(text, isLenient: false).Select(problem => problem.Key), Is.EqualTo(new[] { key }));
    }

    [Test]
    public void A_condition_that_holds_while_all_is_well_is_turned_round_where_reading_is_lenient()
    {
        string text = Alerting.With("op: gt", "op: lte");
        Assert.That(OpenSloText.Read(text).Definitions[0].Alerting!.Page.IsEnabled, Is.True);
        SloFile strict = OpenSloText.Read(text, isLenient: false);
        Assert.That(strict.Definitions[0].Alerting!.Page.IsEnabled, Is.False);
        Assert.That(strict.Warnings.Select(warning => warning.Key), Is.EqualTo(new[] { "spec.condition.op" }));
    }

    [TestCase("threshold: 14", "threshold: 20000")]
    [TestCase("threshold: 14", "threshold: 0")]
    [TestCase("threshold: 14", "threshold: 99999999999999999999999999")]
    [TestCase("alertWhenBreaching: true", "alertWhenBreaching: false")]
    public void What_is_no_burn_rate_alert_is_a_warning(string old, string changed)
    {
        SloFile file = OpenSloText.Read(Alerting.With(old, changed));
        Assert.That(file.Warnings, Has.Count.EqualTo(1));
        Assert.That(file.Definitions[0].Alerting!.Page.IsEnabled, Is.False);
    }

    [Test]
    public void Without_a_short_window_it_is_a_twelfth() =>
        Assert.That(OpenSloText.Read(Alerting.With(", alertAfter: 5m", "").With("lookbackWindow: 1h", "lookbackWindow: 6h")).Definitions[0].Alerting!.Pairs[0].ShortWindow, Is.EqualTo(TimeSpan.FromMinutes(30)));
}
