namespace Instrumentation.Simulation;

public sealed class ReplayTests
{
    private const int Outage = 12 * 60;
    private const int Blip = 20 * 60;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A day of 100 events a minute, with ten minutes of failure at noon and two bad events in the evening.
    [Test]
    public void A_history_is_told_by_incidents_with_what_they_took_and_when_they_were_detected()
    {
        SimulationReport report = Slo().Replay(Enumerable.Range(1, 24 * 60).Select(Point));

        Assert.Multiple(() =>
        {
            Assert.That(report.Incidents.Select(incident => (incident.Start, incident.End, incident.Bad, incident.IsSignificant)), Is.EqualTo([
                (Start.AddMinutes(Outage), Start.AddMinutes(Outage + 10), 1000d, true), (Start.AddMinutes(Blip), Start.AddMinutes(Blip + 1), 2d, false)]));
            // A thousand of the 4,320 events that 30 days of this traffic may lose.
            Assert.That(report.Incidents[0].BudgetShare, Is.EqualTo(1000m / 4320m).Within(0.001m));
            // A minute of failure is a sixtieth of the long window: 16.7 times the budget, more than 14.4.
            Assert.That(report.Incidents[0].DetectedAt, Is.EqualTo(Start.AddMinutes(Outage + 1)));
            Assert.That(report.Incidents[1].DetectedAt, Is.Null);
            Assert.That((report.Precision, report.Recall), Is.EqualTo(((decimal?)1, (decimal?)1)));
            // 1,002 bad of 144,000: 99 % leaves a fifth of its 1,440, 99.5 % does not.
            Assert.That(report.RecommendedObjective, Is.EqualTo(0.99m));
        });
    }

    [Test]
    public void An_incident_that_nobody_is_told_of_costs_recall()
    {
        SimulationReport report = Slo().Replay(Enumerable.Range(1, 24 * 60).Select(Point), new SimulationOptions { SignificantShare = 0.0004m });

        Assert.That((report.Precision, report.Recall), Is.EqualTo(((decimal?)1, (decimal?)0.5m)));
    }

    [Test]
    public void An_incident_that_takes_little_costs_precision()
    {
        SimulationReport report = Slo().Replay(Enumerable.Range(1, 24 * 60).Select(Point), new SimulationOptions { SignificantShare = 0.5m });

        Assert.That((report.Precision, report.Recall), Is.EqualTo(((decimal?)0, (decimal?)null)));
    }

    [Test]
    public void Points_out_of_order_are_refused() =>
        Assert.That(() => Slo().Replay([Point(2), Point(1)]), Throws.ArgumentException.With.Message.Contains("comes after"));

    [Test]
    public void Nothing_happens_in_an_empty_history() => Assert.That(Slo().Replay([]).Incidents, Is.Empty);

    private static SloDefinition Slo() => new SloBuilder("api").Availability().Objective("99.9%").Over(SloWindow.ThirtyDays).Build();

    private static SimulationPoint Point(int minute)
    {
        double bad = minute is > Outage and <= Outage + 10 ? 100 : minute == Blip + 1 ? 2 : 0;
        return new SimulationPoint(Start.AddMinutes(minute), 100 - bad, bad);
    }
}
