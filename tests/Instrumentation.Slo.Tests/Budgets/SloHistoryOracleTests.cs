using System.Numerics;

namespace Instrumentation.Budgets;

/// <summary>Histories against exact sums over the raw events, worked out in another way.</summary>
public sealed class SloHistoryOracleTests
{
    private static int Count => FullSize.IsOn ? 10_000 : 400;

    [Test]
    public void Every_method_and_window_is_exact()
    {
        for (int seed = 0; seed < Count; seed++)
        {
            var made = RandomHistory.Of(seed);
            SloHistory history = Play(made, made.Events);
            Compare(made, history.Evaluate(made.Latest), $"seed {seed}");
        }
    }

    [Test]
    public void A_restart_at_any_point_changes_nothing()
    {
        for (int seed = 0; seed < Count; seed++)
        {
            var made = RandomHistory.Of(seed);
            int restart = new Random(seed).Next(made.Events.Count);
            SloHistory first = Play(made, made.Events.Take(restart));
            var second = new SloHistory(made.Slo);
            second.Restore(first.Capture());
            Play(second, made.Events.Skip(restart));
            Compare(made, second.Evaluate(made.Latest), $"seed {seed}, restart at {restart}");
        }
    }

    [Test]
    public void Copies_of_instances_add_up_in_any_order()
    {
        for (int seed = 0; seed < Count; seed++)
        {
            var made = RandomHistory.Of(seed);
            // Slices of several instances are judged together only before they are closed.
            if (made.Slo.Method != BudgetingMethod.Occurrences)
                continue;
            SloSnapshot[] copies = [.. Enumerable.Range(0, 3).Select(instance => Play(made, made.Events.Where((_, place) => place % 3 == instance)).Capture())];
            IReadOnlyList<SloResult>[] results =
            [
                Merged(made, copies[0].Merge(copies[1]).Merge(copies[2])),
                Merged(made, copies[0].Merge(copies[1].Merge(copies[2]))),
                Merged(made, copies[2].Merge(copies[0]).Merge(copies[1])),
            ];
            foreach (IReadOnlyList<SloResult> result in results)
            {
                Compare(made, result, $"seed {seed}");
                Assert.That(result, Is.EqualTo(results[0]));
            }
        }
    }

    [Test]
    public void Exclusions_undone_give_the_first_answer_back()
    {
        for (int seed = 0; seed < Count; seed++)
        {
            var made = RandomHistory.Of(seed);
            var random = new Random(seed);
            SloHistory history = Play(made, made.Events);
            IReadOnlyList<SloResult> before = history.Evaluate(made.Latest);
            for (int place = 0; place < 3; place++)
            {
                DateTimeOffset from = made.Events[0].Time.AddMinutes(random.Next(20_000));
                history.Exclude(new BudgetExclusion($"{place}", from, from.AddMinutes(random.Next(1, 5000)), "test", "test") { Kind = (ExclusionKind)random.Next(2) });
                history.Evaluate(made.Latest);
            }

            for (int place = 2; place >= 0; place--)
                history.Include($"{place}");
            Assert.That(history.Evaluate(made.Latest), Is.EqualTo(before), $"seed {seed}");
        }
    }

    [Test]
    public void Spent_and_remaining_are_the_whole_budget()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var made = RandomHistory.Of(seed);
            foreach (SloResult result in Play(made, made.Events).Evaluate(made.Latest).Where(result => result.Consumed is not null))
                Assert.That(result.Consumed + result.Remaining, Is.EqualTo(1m));
        }
    }

    private static IReadOnlyList<SloResult> Merged(RandomHistory made, SloSnapshot snapshot)
    {
        var history = new SloHistory(made.Slo);
        history.Restore(snapshot);
        return history.Evaluate(made.Latest);
    }

    private static SloHistory Play(RandomHistory made, IEnumerable<(DateTimeOffset Time, long Good, long Bad)> events)
    {
        var history = new SloHistory(made.Slo);
        Play(history, events);
        return history;
    }

    private static void Play(SloHistory history, IEnumerable<(DateTimeOffset Time, long Good, long Bad)> events)
    {
        DateTimeOffset latest = DateTimeOffset.MinValue;
        foreach ((DateTimeOffset time, long good, long bad) in events)
        {
            history.Add(time, good, bad);
            latest = time > latest ? time : latest;
            history.Evaluate(latest);
        }
    }

    private static void Compare(RandomHistory made, IReadOnlyList<SloResult> results, string what)
    {
        DateTimeOffset now = made.Latest;
        foreach (SloResult result in results)
        {
            string name = $"{what}, {made.Slo.Method} by {made.Slo.Slice}, {result.Window}";
            DateTimeOffset start = Begin(result, now);
            Assert.That(result.Start, Is.EqualTo(start), name);
            (Rational good, Rational bad) = made.Slo.Method == BudgetingMethod.Occurrences ? Events(made, start, now) : Slices(made, start, now);
            Assert.That(good.Is(result.Good, 9), $"{name}: good {result.Good}, expected {good}");
            Assert.That(bad.Is(result.Bad, 9), $"{name}: bad {result.Bad}, expected {bad}");
            Rational total = good + bad;
            if (total.Over == 0)
            {
                Assert.That((result.Sli, result.Consumed, result.BurnRate), Is.EqualTo(((decimal?)null, (decimal?)null, (decimal?)null)), name);
                continue;
            }

            Rational budget = Rational.Of(1m) - Rational.Of(made.Slo.Objective!.Value);
            // The ratio of a slice is kept in multiples of 2^-36; what is divided by the budget is off by as much more.
            bool isRatio = made.Slo.Method == BudgetingMethod.RatioTimeslices;
            int digits = isRatio ? 6 : 20;
            Assert.That((good / total).Is(result.Sli!.Value, isRatio ? 9 : 20), $"{name}: SLI {result.Sli}");
            Assert.That((bad / (budget * total)).Is(result.Consumed!.Value, digits), $"{name}: consumed {result.Consumed}");
            Assert.That((bad / total / budget).Is(result.BurnRate!.Value, digits), $"{name}: burn rate {result.BurnRate}");
            Assert.That((Rational.Of(1m) - (bad / (budget * total))).Is(result.Remaining!.Value, digits), $"{name}: remaining {result.Remaining}");
        }
    }

    // A rolling window begins with the bucket that its begin lies in: the event itself, 5 minutes, an hour; days and hours of half-hour zones are cut at midnight.
    private static DateTimeOffset Begin(SloResult result, DateTimeOffset now)
    {
        if (result.Window.IsCalendar)
            return PeriodStart(result.Window, now);
        DateTimeOffset asked = now - result.Window.Length;
        if (result.Window.Length <= TimeSpan.FromHours(6))
            return asked;
        TimeSpan step = result.Window.Length <= TimeSpan.FromDays(3) ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1);
        var edge = new DateTimeOffset(asked.UtcTicks / step.Ticks * step.Ticks, TimeSpan.Zero);
        return result.Start > edge && result.Start <= asked ? result.Start : edge;
    }

    // By looking at the clock on the wall, a quarter of an hour at a time.
    private static DateTimeOffset PeriodStart(SloWindow window, DateTimeOffset now)
    {
        DateTimeOffset moment = now.AddTicks(-1);
        string period = PeriodOf(window, moment);
        var quarter = TimeSpan.FromMinutes(15);
        DateTimeOffset start = new(moment.UtcTicks / quarter.Ticks * quarter.Ticks, TimeSpan.Zero);
        var step = TimeSpan.FromDays(1);
        while (step >= quarter)
        {
            while (PeriodOf(window, start - step) == period)
                start -= step;
            step = step > quarter ? TimeSpan.FromTicks(Math.Max(step.Ticks / 4 / quarter.Ticks * quarter.Ticks, quarter.Ticks)) : TimeSpan.Zero;
        }

        return start;
    }

    private static string PeriodOf(SloWindow window, DateTimeOffset time)
    {
        DateTime local = TimeZoneInfo.ConvertTime(time, window.Zone).DateTime;
        return window.Period switch
        {
            CalendarPeriod.Day => local.ToString("yyyy-MM-dd"),
            CalendarPeriod.Week => $"{System.Globalization.ISOWeek.GetYear(local)}-{System.Globalization.ISOWeek.GetWeekOfYear(local)}",
            CalendarPeriod.Month => local.ToString("yyyy-MM"),
            CalendarPeriod.Quarter => $"{local.Year}-{(local.Month - 1) / 3}",
            _ => $"{local.Year}",
        };
    }

    private static (Rational Good, Rational Bad) Events(RandomHistory made, DateTimeOffset start, DateTimeOffset now)
    {
        BigInteger good = 0;
        BigInteger bad = 0;
        foreach ((DateTimeOffset time, long goodEvents, long badEvents) in made.Events.Where(added => added.Time > start && added.Time <= now))
        {
            good += goodEvents;
            bad += badEvents;
        }

        return (new Rational(good, 1), new Rational(bad, 1));
    }

    private static (Rational Good, Rational Bad) Slices(RandomHistory made, DateTimeOffset start, DateTimeOffset now)
    {
        Rational good = Rational.Zero;
        Rational bad = Rational.Zero;
        long slice = made.Slo.Slice.Ticks;
        foreach (var events in made.Events.GroupBy(added => (added.Time.UtcTicks - 1) / slice))
        {
            DateTimeOffset end = new((events.Key + 1) * slice, TimeSpan.Zero);
            if (end <= start || end > now)
                continue;
            BigInteger goodEvents = events.Aggregate(BigInteger.Zero, (sum, added) => sum + added.Good);
            BigInteger all = events.Aggregate(goodEvents, (sum, added) => sum + added.Bad);
            if (all == 0)
                continue;
            Rational ratio = new(goodEvents, all);
            if (made.Slo.Method == BudgetingMethod.Timeslices)
            {
                Rational needed = Rational.Of(made.Slo.SliceObjective ?? made.Slo.Objective!.Value);
                ratio = goodEvents * needed.Under >= needed.Over * all ? new Rational(1, 1) : Rational.Zero;
            }

            good += ratio;
            bad += new Rational(1, 1) - ratio;
        }

        return (good, bad);
    }
}
