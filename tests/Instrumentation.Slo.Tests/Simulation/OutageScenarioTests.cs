namespace Instrumentation.Simulation;

public sealed class OutageScenarioTests
{
    private static readonly decimal[] Objectives = [0.9m, 0.95m, 0.99m, 0.995m, 0.999m, 0.9999m];

    private static readonly int[] Intervals = [10, 15, 30];

    [Test]
    public void A_total_outage_pages_within_the_closed_form_and_one_evaluation([ValueSource(nameof(Objectives))] decimal objective, [ValueSource(nameof(Intervals))] int seconds)
    {
        SloDefinition slo = Slo(objective);
        // 14.4 times the budget over an hour, or where that cannot be 6 times over six hours: b B L / e.
        decimal detection = Math.Min(
            14.4m * (1 - objective) < 1 ? 14.4m * (1 - objective) * 3600 : decimal.MaxValue,
            6m * (1 - objective) < 1 ? 6m * (1 - objective) * 21_600 : decimal.MaxValue);
        TimeSpan bound = TimeSpan.FromSeconds((double)detection + seconds);
        var interval = TimeSpan.FromSeconds(seconds);
        OutageScenario outage = slo.Outage(TimeSpan.FromHours(5)) with { Interval = interval };
        Assert.That(outage.PageBound!.Value.TotalSeconds, Is.EqualTo(bound.TotalSeconds).Within(1e-6));
        for (int phase = 0; phase < seconds; phase++)
        {
            TimeSpan? page = OutageRun.FirstAlert(outage, slo, BurnRateSeverity.Page, TimeSpan.FromSeconds(phase));
            Assert.That(page, Is.GreaterThan(TimeSpan.FromSeconds((double)detection)).And.LessThanOrEqualTo(bound), $"phase {phase}");
        }
    }

    [Test]
    public void From_a_cold_start_it_pages_no_later([ValueSource(nameof(Objectives))] decimal objective, [ValueSource(nameof(Intervals))] int seconds)
    {
        OutageScenario outage = Slo(objective).Outage(TimeSpan.FromHours(5)) with { Interval = TimeSpan.FromSeconds(seconds), CleanHistory = TimeSpan.Zero };
        Assert.That(outage.PagesWithin(outage.PageBound!.Value));
    }

    [Test]
    public void The_documented_times_hold()
    {
        OutageScenario strict = Slo(0.999m).Outage(TimeSpan.FromMinutes(10)) with { Interval = TimeSpan.FromSeconds(15) };
        Assert.That(strict.PagesWithin(TimeSpan.FromSeconds(67)));
        Assert.That(strict.PagesWithin(TimeSpan.FromSeconds(51)), Is.False);
        OutageScenario loose = Slo(0.99m).Outage(TimeSpan.FromMinutes(10)) with { Interval = TimeSpan.FromSeconds(15) };
        Assert.That(loose.PagesWithin(TimeSpan.FromSeconds(518.4 + 15)));
        Assert.That(loose.PagesWithin(TimeSpan.FromSeconds(518)), Is.False);
    }

    [Test]
    public void A_part_of_the_events_failing_pages_later_by_as_much()
    {
        OutageScenario outage = Slo(0.999m).Outage(TimeSpan.FromHours(2)) with { ErrorRatio = 0.15m };
        Assert.That(outage.PageBound, Is.EqualTo(TimeSpan.FromSeconds(345.6 + 10)));
        Assert.That(outage.PagesWithin(outage.PageBound!.Value));
        Assert.That(outage.PagesWithin(TimeSpan.FromSeconds(345)), Is.False);
    }

    [Test]
    public void An_outage_that_is_shorter_than_its_detection_never_pages()
    {
        OutageScenario outage = Slo(0.99m).Outage(TimeSpan.FromMinutes(5));
        Assert.That(outage.PageBound, Is.Null);
        Assert.That(outage.SlowestPage(), Is.Null);
        Assert.That(outage.PagesWithin(TimeSpan.FromDays(1)), Is.False);
    }

    [Test]
    public void Slow_errors_open_a_ticket_and_never_page()
    {
        OutageScenario outage = Slo(0.999m).Outage(TimeSpan.FromDays(2)) with { ErrorRatio = 0.004m, Interval = TimeSpan.FromMinutes(1), Traffic = 1000 };
        Assert.That(outage.PageBound, Is.Null);
        Assert.That(outage.TicketBound, Is.EqualTo(TimeSpan.FromSeconds(64_800 + 75 + 60)));
        Assert.That(outage.TicketsWithin(outage.TicketBound!.Value));
    }

    private static SloDefinition Slo(decimal objective) => new("api", new SliDefinition("api", SliType.Availability), objective);
}
