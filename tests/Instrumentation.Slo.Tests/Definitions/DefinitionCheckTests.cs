namespace Instrumentation.Definitions;

public sealed class DefinitionCheckTests
{
    // 10 requests an hour at 99.9 %: a single failure burns 100 times too fast in an hour. 14.4 times 0.1 % needs 70 events for one failure, 348 for five.
    [TestCase(10, 4)]
    [TestCase(69, 1)]
    [TestCase(70, 0)]
    public void Pairs_that_a_single_failure_fires_are_told_where_the_traffic_is_known(int perHour, int warnings)
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.999m).ExpectEvents(perHour).Build();
        SloFinding[] findings = [.. slo.Check().Where(finding => finding.Message.Contains("has too few events", StringComparison.Ordinal))];
        Assert.That(findings, Has.Length.EqualTo(warnings));
        Assert.That(findings.Select(finding => finding.IsError), Has.None.True);
    }

    [Test]
    public void A_guard_against_single_failures_leaves_nothing_to_tell()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.999m).ExpectEvents(10).Alerts(alerting => alerting with { Guards = new BurnRateGuards { MinFailures = 2 } }).Build();
        Assert.That(slo.Check(), Is.Empty);
        Assert.That(() => new SloBuilder("api").Objective(0.999m).ExpectEvents(0).Build(), Throws.InvalidOperationException.With.Message.Contains("expected_events_per_hour"));
    }

    // A factor of 1/B is when everything fails; below 1 the budget outlasts the period.
    [TestCase("0.93", "can never fire")]
    [TestCase("0.9306", "")]
    public void A_pair_that_can_never_fire_is_told(string objective, string part)
    {
        SloDefinition slo = new SloBuilder("api").Objective(decimal.Parse(objective)).Build();
        Assert.That(string.Join('\n', slo.Check().Select(finding => finding.Message)), part.Length > 0 ? Does.Contain(part) : Is.Empty);
    }

    [Test]
    public void A_pair_that_fires_while_the_budget_lasts_is_told()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.999m).Over(SloWindow.SevenDays).Alerts(BurnRatePair.Workbook).Build();
        Assert.That(slo.Check().Select(finding => (finding.Key, finding.Message.Contains("fires while the budget lasts", StringComparison.Ordinal))), Is.EqualTo([("alerting.pairs[2]", true), ("alerting.pairs[3]", true)]));
    }
}
