namespace Instrumentation.Budgets;

public sealed class BudgetRingsTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 10, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Every_window_has_its_own_ratio_whether_it_is_watched_or_not()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Build());
        foreach ((int minutes, int bad) in ((int, int)[])[(60 * 24 * 2, 50), (60 * 12, 40), (60 * 4, 30), (90, 20), (45, 10), (15, 5), (3, 1)])
            history.Add(Now.AddMinutes(-minutes), 100 - bad, bad);
        Assert.Multiple(() =>
        {
            foreach ((TimeSpan window, double ratio) in ((TimeSpan, double)[])
                [
                    (TimeSpan.FromMinutes(5), 0.01), (TimeSpan.FromMinutes(20), 0.03), (TimeSpan.FromMinutes(30), 0.03), (TimeSpan.FromHours(1), 16 / 300.0), (TimeSpan.FromHours(2), 36 / 400.0),
                    (TimeSpan.FromHours(5), 66 / 500.0), (TimeSpan.FromHours(6), 66 / 500.0), (TimeSpan.FromDays(1), 106 / 600.0), (TimeSpan.FromDays(3), 156 / 700.0),
                ])
            {
                Assert.That(history.ErrorRatio(window, Now), Is.EqualTo(ratio).Within(1e-12), $"{window}");
            }
        });
        Assert.That(history.Evaluate(Now)[0].IsProrated, Is.False);
        Assert.That((history.AllGood, history.AllBad, history.TooLate), Is.EqualTo((544.0, 156.0, 0L)));
    }

    [Test]
    public void Bytes_grow_with_what_is_kept()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Build());
        int empty = history.Bytes;
        history.Add(Now.AddHours(-5), 10, 0);
        int good = history.Bytes;
        for (int minute = 0; minute < 200; minute++)
            history.Add(Now.AddHours(-5).AddSeconds(minute), 0, 1);
        int same = history.Bytes;
        for (int minute = 0; minute < 200; minute++)
            history.Add(Now.AddHours(-4).AddMinutes(minute), 0, 1);
        Assert.That(good, Is.GreaterThan(empty));
        Assert.That(history.Bytes, Is.GreaterThan(same + (200 * BadMinutes.BytesEach)));
    }

    [Test]
    public void Days_are_those_of_the_first_calendar_windows_zone()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.9m).Build();
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        foreach ((SloDefinition definition, int day) in ((SloDefinition, int)[])[(slo, 9), (slo with { Windows = [SloWindow.ThirtyDays, SloWindow.Calendar(CalendarPeriod.Week, berlin)] }, 10)])
        {
            var history = new SloHistory(definition);
            history.Add(new DateTimeOffset(2026, 5, 9, 23, 30, 0, TimeSpan.Zero), 9, 1);
            history.Add(new DateTimeOffset(2026, 5, 9, 23, 40, 0, TimeSpan.Zero), 9, 1);
            Assert.That(history.Days(Now.AddDays(-3), Now), Is.EqualTo([(new DateOnly(2026, 5, day), new EventCounts(18, 2))]));
        }
    }

    [Test]
    public void What_cannot_be_counted_is_refused_with_the_reason()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Build());
        Assert.Multiple(() =>
        {
            foreach ((double good, double bad, string name) in ((double, double, string)[])[(-1, 0, "good"), (double.NaN, 0, "good"), (double.PositiveInfinity, 0, "good"), (0, -1, "bad"), (0, double.NaN, "bad"), (0, double.PositiveInfinity, "bad")])
                Assert.That(() => history.Add(Now, good, bad), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(name));
            Assert.That(() => history.Exclude(new BudgetExclusion("a", Now, Now, "", "")), Throws.ArgumentException.With.Message.StartsWith("The exclusion a ends before it begins."));
            Assert.That(() => history.Exclude(new BudgetExclusion("a", Now, Now.AddHours(1), "", "") { Recurrence = new ExclusionRecurrence(0) }), Throws.ArgumentException.With.Message.Contains("comes again before it has ended"));
            Assert.That(() => history.TryExclusion(new BudgetExclusion("a", Now, Now.AddDays(2), "", "") { Recurrence = new ExclusionRecurrence(1) }, Now), Throws.ArgumentException);
            Assert.That(() => history.Exclude(new BudgetExclusion("b", Now, Now.AddDays(1), "", "") { Recurrence = new ExclusionRecurrence(1) }), Throws.Nothing);
            Assert.That(() => new SloHistory(null!), Throws.ArgumentNullException);
            Assert.That(() => history.Exclude(null!), Throws.ArgumentNullException);
            Assert.That(() => history.Include(null!), Throws.ArgumentNullException);
            Assert.That(() => history.Restore(null!), Throws.ArgumentNullException);
            Assert.That(() => history.Capture().Merge(null!), Throws.ArgumentNullException);
            Assert.That(() => SloTrend.Of(null!, TimeSpan.FromDays(1), Now), Throws.ArgumentNullException);
        });
        history.Add(Now, 1, 0);
        Assert.That(() => history.Restore(new SloHistory(history.Slo).Capture()), Throws.InvalidOperationException.With.Message.EqualTo("Only an empty history can be restored."));
    }

    [Test]
    public void Of_copies_that_are_added_up_the_less_complete_says_since_when_bad_minutes_are_kept()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.9m).Build();
        SloSnapshot[] copies = [new SloHistory(slo).Capture(), new SloHistory(slo).Capture()];
        var full = new SloHistory(slo);
        for (int minute = 0; minute < BudgetConstants.MostBadMinutes + 500; minute++)
            full.Add(Now.AddMinutes(minute - 10_000), 0, 1);
        SloSnapshot much = full.Capture();
        Assert.That(much.BadMinutesSince, Is.GreaterThan(copies[0].BadMinutesSince));
        Assert.That((much.Merge(copies[0]).BadMinutesSince, copies[0].Merge(much).BadMinutesSince), Is.EqualTo((much.BadMinutesSince, much.BadMinutesSince)));
        var restored = new SloHistory(slo);
        restored.Restore(much);
        Assert.That((restored.AllBad, restored.Capture().BadMinutesSince, restored.Capture().BadByMinute.Count), Is.EqualTo((full.AllBad, much.BadMinutesSince, much.BadByMinute.Count)));
        Assert.That(full.Bytes, Is.LessThanOrEqualTo(72 * 1024));
    }

    [Test]
    public void What_is_excluded_is_in_no_windows_ratio()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Build());
        history.Add(Now.AddMinutes(-10), 0, 10);
        history.Add(Now.AddMinutes(-5), 9, 1);
        history.Exclude(new BudgetExclusion("a", Now.AddMinutes(-12), Now.AddMinutes(-8), "", ""));
        Assert.That((history.ErrorRatio(TimeSpan.FromHours(1), Now), history.ErrorRatio(TimeSpan.FromMinutes(20), Now)), Is.EqualTo((0.1, 0.1)));
        Assert.That(history.Buckets(BudgetTier.Ticks, Now.AddHours(-1).ToUnixTimeMilliseconds()).Sum(bucket => bucket.Counts.Bad), Is.EqualTo(1));
    }

    [Test]
    public void Slices_that_have_ended_are_in_the_ratio_without_being_asked_for_a_result()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Timeslices(TimeSpan.FromMinutes(1), objective: 0.5m).Build());
        history.Add(Now.AddSeconds(30), 0, 1);
        history.Add(Now.AddSeconds(90), 1, 0);
        Assert.That(history.ErrorRatio(TimeSpan.FromHours(1), Now.AddSeconds(125)), Is.EqualTo(0.5));
        Assert.That(history.CountsWithin(TimeSpan.FromHours(1), Now.AddSeconds(125).ToUnixTimeMilliseconds()), Is.EqualTo(new EventCounts(1, 1)));
        var other = new SloHistory(history.Slo);
        other.Add(Now.AddSeconds(30), 0, 1);
        Assert.That(other.CountsWithin(TimeSpan.FromHours(1), Now.AddSeconds(65).ToUnixTimeMilliseconds()), Is.EqualTo(new EventCounts(0, 1)));
    }

    [Test]
    public void A_part_of_a_bucket_that_is_excluded_is_prorated_and_the_result_says_so()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.5m).Over(TimeSpan.FromDays(2)).Build());
        // Nine hours back only buckets of 5 minutes are left: 100 good and 20 bad ones in one of them.
        history.Add(Now.AddHours(-9).AddMinutes(1), 100, 20);
        history.Add(Now, 1, 0);
        history.Exclude(new BudgetExclusion("a", Now.AddHours(-9).AddMinutes(2.5), Now.AddHours(-9).AddMinutes(5), "", ""));
        SloResult result = history.Evaluate(Now)[0];
        Assert.That((result.Good, result.Bad, result.IsProrated), Is.EqualTo((51m, 10m, true)));
        history.Exclude(new BudgetExclusion("a", Now.AddHours(-9), Now.AddHours(-9).AddMinutes(5), "", ""));
        result = history.Evaluate(Now)[0];
        Assert.That((result.Good, result.Bad, result.IsProrated), Is.EqualTo((1m, 0m, false)));
        // Whole minutes tell bad events exactly: none of them lies in the last four minutes.
        history.Exclude(new BudgetExclusion("a", Now.AddHours(-9).AddMinutes(1), Now.AddHours(-9).AddMinutes(5), "", ""));
        result = history.Evaluate(Now)[0];
        Assert.That((result.Good, result.Bad, result.IsProrated), Is.EqualTo((21m, 20m, true)));
    }

    [Test]
    public void What_ends_with_a_month_belongs_to_it()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Over(SloWindow.Calendar(CalendarPeriod.Month)).Build());
        var june = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        history.Add(june.AddHours(-1), 5, 1);
        history.Add(june, 4, 0);
        SloResult may = history.Evaluate(june)[0];
        Assert.That((may.Start, may.End, may.Good, may.Bad), Is.EqualTo((june.AddMonths(-1), june, 9m, 1m)));
        SloResult next = history.Evaluate(june.AddSeconds(10))[0];
        Assert.That((next.Start, next.End, next.Total, next.Sli), Is.EqualTo((june, june.AddMonths(1), 0m, (decimal?)null)));
    }

    [Test]
    public void Times_that_no_copy_measured_are_gaps_of_the_sum()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.9m).Build();
        SloHistory[] instances = [new SloHistory(slo), new SloHistory(slo)];
        instances[0].MarkMeasured(At(0), At(10));
        instances[0].MarkMeasured(At(20), At(30));
        instances[0].MarkMeasured(At(50), At(60));
        instances[1].MarkMeasured(At(5), At(15));
        instances[1].MarkMeasured(At(40), At(45));
        SloSnapshot sum = instances[0].Capture().Merge(instances[1].Capture());
        Assert.That(sum.Gaps.Select(gap => (Minute(gap.From), Minute(gap.To))), Is.EqualTo([(15, 20), (30, 40), (45, 50)]));
        Assert.That(sum.Merge(new SloHistory(slo).Capture()).Gaps, Is.EqualTo(sum.Gaps));
        Assert.That((Minute(sum.MeasuredSince), Minute(sum.MeasuredUntil)), Is.EqualTo((0, 60)));
        var whole = new SloHistory(slo);
        whole.Restore(sum);
        Assert.That(whole.Coverage(At(0), At(60)), Is.EqualTo(40 / 60m));

        static DateTimeOffset At(int minute) => Now.AddMinutes(minute);
        static int Minute(long time) => (int)((time - Now.ToUnixTimeMilliseconds()) / 60_000);
    }

    [Test]
    public void What_is_older_than_what_is_kept_is_counted_as_too_late()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Build());
        history.Add(Now, 1, 0);
        history.Add(Now.AddDays(-399), 1, 0);
        Assert.That(history.TooLate, Is.Zero);
        history.Add(Now.AddDays(-402), 1, 0);
        Assert.That((history.TooLate, history.Evaluate(Now)[0].Total), Is.EqualTo((1L, 1m)));
        history.Add(Now.AddDays(402), 5, 0);
        Assert.That(history.Evaluate(Now.AddDays(402))[0].Total, Is.EqualTo(5m));
        Assert.That(history.Buckets(BudgetTier.Days, Now.AddDays(-500).ToUnixTimeMilliseconds()).Sum(bucket => bucket.Counts.Good), Is.EqualTo(5));
    }

    [Test]
    public void More_runs_than_there_is_room_for_keep_the_newest()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Over(TimeSpan.FromMinutes(30)).Build(), TimeSpan.FromMinutes(1));
        for (int run = 1; run <= 720; run++)
            history.Add(Now.AddSeconds(10 * run), 2, 1);
        history.Add(Now.AddSeconds(10), 100, 100);
        SloResult result = history.Evaluate(Now.AddHours(2))[0];
        Assert.That((result.Good, result.Bad), Is.EqualTo((360m, 180m)));
        history.Add(Now.AddMinutes(110), 4, 0);
        Assert.That(history.Evaluate(Now.AddHours(2))[0].Good, Is.EqualTo(364m), "late, but within the window");
        Assert.That((history.AllGood, history.AllBad), Is.EqualTo((1_544.0, 820.0)));
    }

    [Test]
    public void Copies_of_the_same_minutes_add_up()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.9m).Build();
        SloHistory[] instances = [new SloHistory(slo), new SloHistory(slo)];
        for (int minute = 0; minute < 10; minute++)
        {
            instances[0].Add(Now.AddMinutes(minute), 10, minute);
            instances[1].Add(Now.AddMinutes(minute + 5), 20, 1);
        }

        SloSnapshot sum = instances[0].Capture().Merge(instances[1].Capture());
        Assert.That((sum.AllGood, sum.AllBad), Is.EqualTo((300.0, 55.0)));
        var whole = new SloHistory(slo);
        whole.Restore(sum);
        SloResult result = whole.Evaluate(Now.AddMinutes(15))[0];
        Assert.That((result.Good, result.Bad), Is.EqualTo((300m, 55m)));
        whole.Exclude(new BudgetExclusion("a", Now.AddMinutes(6).AddSeconds(-1), Now.AddMinutes(6), "", ""));
        result = whole.Evaluate(Now.AddMinutes(15))[0];
        Assert.That((result.Good, result.Bad), Is.EqualTo((270m, 48m)), "what both counted up to minute 6");
    }

    [Test]
    public void An_objective_that_is_just_reached_is_met()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Over(TimeSpan.FromHours(1)).Build());
        history.Add(Now, 9, 1);
        SloResult result = history.Evaluate(Now)[0];
        Assert.That((result.IsMet, result.Consumed, result.BurnRate, result.Status, result.AllowedBad, result.Total), Is.EqualTo(((bool?)true, (decimal?)1m, (decimal?)1m, ErrorBudgetStatus.Exhausted, (decimal?)1m, 10m)));
        Assert.That((result.AllowedMinutes, result.SpentMinutes, result.RemainingMinutes, result.Remaining), Is.EqualTo(((decimal?)6m, (decimal?)6m, (decimal?)0m, (decimal?)0m)));
        history.Add(Now.AddSeconds(10), 0, 1);
        Assert.That(history.Evaluate(Now.AddSeconds(10))[0].IsMet, Is.False);
    }

    [Test]
    public void Runs_that_come_faster_than_ten_seconds_share_a_bucket_and_lose_nothing()
    {
        var history = new SloHistory(new SloBuilder("api").Objective(0.9m).Over(TimeSpan.FromMinutes(5)).Build(), TimeSpan.FromSeconds(1));
        for (int second = 1; second <= 600; second++)
            history.Add(Now.AddSeconds(second), 1, second % 10 == 0 ? 1 : 0);
        SloResult result = history.Evaluate(Now.AddSeconds(600))[0];
        Assert.That((result.Good, result.Bad), Is.EqualTo((300m, 30m)));
        Assert.That(history.Bytes, Is.LessThan(72 * 1024));
    }
}
