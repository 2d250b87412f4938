namespace Instrumentation.Budgets;

public sealed class SloHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Spent_and_remaining_are_exact_decimals()
    {
        var history = new SloHistory(Slo());
        history.Add(Start, 999_700, 300);
        SloResult result = history.Evaluate(Start).Single();
        Assert.That(result.Sli, Is.EqualTo(0.9997m));
        Assert.That(result.AllowedBad, Is.EqualTo(1000m));
        Assert.That(result.Consumed, Is.EqualTo(0.3m));
        Assert.That(result.Remaining, Is.EqualTo(0.7m));
        Assert.That(result.AllowedMinutes, Is.EqualTo(43.2m));
        Assert.That(result.SpentMinutes, Is.EqualTo(12.96m));
        Assert.That(result.IsMet, Is.True);
        Assert.That(result.Status, Is.EqualTo(ErrorBudgetStatus.Healthy));
    }

    [TestCase(599, ErrorBudgetStatus.Healthy)]
    [TestCase(600, ErrorBudgetStatus.Warning)]
    [TestCase(800, ErrorBudgetStatus.Critical)]
    [TestCase(1000, ErrorBudgetStatus.Exhausted)]
    [TestCase(2500, ErrorBudgetStatus.Exhausted)]
    public void The_status_goes_by_the_part_that_is_spent(int bad, ErrorBudgetStatus status)
    {
        var history = new SloHistory(Slo());
        history.Add(Start, 1_000_000 - bad, bad);
        SloResult result = history.Evaluate(Start).Single();
        Assert.That(result.Status, Is.EqualTo(status));
        Assert.That(result.Remaining, Is.EqualTo(1 - (bad / 1000m)));
    }

    [Test]
    public void Nothing_measured_is_neither_good_nor_bad()
    {
        SloResult result = new SloHistory(Slo()).Evaluate(Start).Single();
        Assert.That((result.Sli, result.IsMet, result.Consumed, result.Coverage, result.Status), Is.EqualTo(((decimal?)null, (bool?)null, (decimal?)null, 0m, ErrorBudgetStatus.NoData)));
    }

    [Test]
    public void A_rolling_window_begins_at_the_edge_of_a_bucket_and_says_so()
    {
        var history = new SloHistory(Slo() with { Windows = [SloWindow.OneDay, SloWindow.ThirtyDays] });
        DateTimeOffset now = Start.AddMinutes(67).AddSeconds(30);
        history.Add(now, 1, 0);
        IReadOnlyList<SloResult> results = history.Evaluate(now);
        Assert.That(results[0].Start, Is.EqualTo(Start.AddDays(-1).AddMinutes(65)));
        Assert.That(results[1].Start, Is.EqualTo(Start.AddDays(-30).AddHours(1)));
    }

    [Test]
    public void Late_events_count_where_they_happened()
    {
        var history = new SloHistory(Slo() with { Windows = [SloWindow.OneHour, SloWindow.OneDay] });
        history.Add(Start.AddHours(5), 100, 0);
        history.Evaluate(Start.AddHours(5));
        history.Add(Start.AddHours(3), 0, 7);
        IReadOnlyList<SloResult> results = history.Evaluate(Start.AddHours(5));
        Assert.That((results[0].Bad, results[1].Bad), Is.EqualTo((0m, 7m)));
    }

    [Test]
    public void Coverage_is_the_part_of_the_window_that_was_measured()
    {
        var history = new SloHistory(Slo() with { Windows = [SloWindow.OneDay] });
        history.MarkMeasured(Start, Start.AddHours(6));
        history.MarkMeasured(Start.AddHours(12), Start.AddHours(24));
        Assert.That(history.Evaluate(Start.AddHours(24)).Single().Coverage, Is.EqualTo(0.75m));
    }

    [Test]
    public void A_month_is_that_of_its_zone([Values("Asia/Kathmandu", "Australia/Lord_Howe", "UTC")] string zone)
    {
        TimeZoneInfo place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var history = new SloHistory(Slo() with { Windows = [SloWindow.Calendar(CalendarPeriod.Month, place)] });
        DateTimeOffset begin = CalendarStart(place, new DateTime(2026, 4, 1));
        history.Add(begin, 50, 50);
        history.Add(begin.AddSeconds(10), 90, 10);
        SloResult result = history.Evaluate(begin.AddSeconds(10)).Single();
        Assert.That((result.Good, result.Bad, result.Start), Is.EqualTo((90m, 10m, begin)));
        Assert.That(result.End, Is.EqualTo(CalendarStart(place, new DateTime(2026, 5, 1))));
    }

    [Test]
    public void The_events_of_a_calendar_period_may_be_projected()
    {
        SloDefinition slo = Slo() with { Objective = 0.9m, Windows = [SloWindow.Calendar(CalendarPeriod.Month)] };
        DateTimeOffset now = new(2026, 4, 8, 0, 0, 0, TimeSpan.Zero);
        foreach ((bool projects, decimal allowed) in (IEnumerable<(bool, decimal)>)[(false, 10_000m), (true, 100_000m * 30 / 7 * 0.1m)])
        {
            var history = new SloHistory(slo with { ProjectsCalendarEvents = projects });
            history.Add(now.AddDays(-3), 100_000, 0);
            Assert.That(history.Evaluate(now).Single().AllowedBad, Is.EqualTo(allowed).Within(1e-15m));
        }
    }

    [Test]
    public void What_is_excluded_is_gone_and_comes_back()
    {
        var history = new SloHistory(Slo());
        for (int minute = 1; minute <= 600; minute++)
            history.Add(Start.AddMinutes(minute), 1000, minute is > 100 and <= 130 ? 50 : 0);
        DateTimeOffset now = Start.AddMinutes(600);
        SloResult before = history.Evaluate(now).Single();
        var maintenance = new BudgetExclusion("upgrade", Start.AddMinutes(100), Start.AddMinutes(130), "database upgrade", "ana");
        Assert.That(history.TryExclusion(maintenance, now).Single().Bad, Is.Zero);
        Assert.That(history.Evaluate(now).Single(), Is.EqualTo(before));
        history.Exclude(maintenance);
        SloResult excluded = history.Evaluate(now).Single();
        Assert.That((excluded.Bad, excluded.IsProrated), Is.EqualTo((0m, false)));
        Assert.That(history.Include("upgrade"));
        Assert.That(history.Evaluate(now).Single(), Is.EqualTo(before));
        Assert.That(history.Include("upgrade"), Is.False);
    }

    [Test]
    public void An_incident_of_somebody_else_counts_as_good()
    {
        var history = new SloHistory(Slo());
        history.Add(Start.AddMinutes(1), 900, 100);
        history.Add(Start.AddMinutes(2), 900, 100);
        history.Exclude(new BudgetExclusion("dns", Start, Start.AddMinutes(1), "the provider's outage", "ana") { Kind = ExclusionKind.BadCountsAsGood });
        SloResult result = history.Evaluate(Start.AddMinutes(2)).Single();
        Assert.That((result.Good, result.Bad), Is.EqualTo((1900m, 100m)));
    }

    [Test]
    public void A_recurring_exclusion_goes_by_the_clocks_of_its_zone()
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        // The clocks go forward on 29 March: 3 a.m. is 02:00 UTC before and 01:00 UTC after.
        DateTimeOffset first = new(2026, 3, 27, 2, 0, 0, TimeSpan.Zero);
        var history = new SloHistory(Slo());
        foreach (int day in (int[])[0, 1, 2, 3])
            history.Add(first.AddDays(day).AddMinutes(30).AddHours(day < 2 ? 0 : -1), 0, 1);
        history.Add(first.AddDays(3).AddMinutes(30), 0, 1);
        history.Exclude(new BudgetExclusion("nightly", first, first.AddHours(1), "backup", "ana") { Recurrence = new ExclusionRecurrence(1, Zone: zone) });
        Assert.That(history.Evaluate(first.AddDays(3).AddMinutes(30)).Single().Bad, Is.EqualTo(1m));
    }

    [TestCase(EmptySlices.Excluded, 8, 1)]
    [TestCase(EmptySlices.Good, 9, 1)]
    [TestCase(EmptySlices.Bad, 8, 2)]
    public void Slices_without_events_count_as_the_policy_says(EmptySlices policy, int good, int bad)
    {
        SloDefinition slo = Slo() with { Objective = 0.9m, Method = BudgetingMethod.Timeslices, EmptySlices = policy };
        var history = new SloHistory(slo);
        history.MarkMeasured(Start, Start);
        for (int minute = 1; minute <= 10; minute++)
        {
            if (minute != 5)
                history.Add(Start.AddMinutes(minute), minute == 7 ? 80 : 100, minute == 7 ? 20 : 0);
            history.MarkMeasured(Start.AddMinutes(minute - 1), Start.AddMinutes(minute));
        }

        SloResult result = history.Evaluate(Start.AddMinutes(10)).Single();
        Assert.That((result.Good, result.Bad), Is.EqualTo(((decimal)good, (decimal)bad)));
    }

    [Test]
    public void The_counts_of_a_busy_month_fit_into_their_room()
    {
        var history = new SloHistory(Slo() with { Windows = [SloWindow.ThirtyDays, SloWindow.Calendar(CalendarPeriod.Quarter, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu"))] });
        DateTimeOffset time = Start;
        for (int day = 0; day < 410; day++)
        {
            for (int step = 0; step < 24 * 12; step++)
                history.Add(time = time.AddMinutes(5), 1000, step % 7);
        }

        for (int tick = 0; tick < 6 * 360; tick++)
            history.Add(time = time.AddSeconds(10), 1000, tick % 3);
        Assert.That(history.Bytes, Is.LessThanOrEqualTo(72 * 1024));
    }

    [Test]
    public void A_number_that_is_none_is_refused([Values(-1, double.NaN, double.PositiveInfinity)] double number)
    {
        var history = new SloHistory(Slo());
        Assert.That(() => history.Add(Start, number, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => history.Add(Start, 0, number), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static SloDefinition Slo() => new("api", new SliDefinition("api", SliType.Availability), 0.999m);

    private static DateTimeOffset CalendarStart(TimeZoneInfo zone, DateTime day) => new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
}
