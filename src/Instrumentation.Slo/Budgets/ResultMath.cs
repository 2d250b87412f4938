namespace Instrumentation.Budgets;

/// <summary>Makes results of counts.</summary>
internal static class ResultMath
{
    public static SloResult Of(SloDefinition slo, SloWindow window, EventCounts counts, (long Start, long Now) times)
    {
        decimal good = Exact(counts.Good);
        decimal bad = Exact(counts.Bad);
        decimal total = good + bad;
        var now = DateTimeOffset.FromUnixTimeMilliseconds(times.Now);
        DateTimeOffset end = window.IsCalendar ? window.At(now.AddMilliseconds(-1)).End : now;
        var start = DateTimeOffset.FromUnixTimeMilliseconds(times.Start);
        var result = new SloResult(window, slo.Objective)
        {
            Start = start,
            Time = now,
            End = end,
            Good = good,
            Bad = bad,
            Sli = total > 0 ? good / total : null,
        };
        if (slo.Objective is not { } objective)
            return result;
        TimeSpan length = window.IsCalendar ? end - start : window.Length;
        decimal expected = window.IsCalendar && slo.ProjectsCalendarEvents && total > 0 && now > start ? ErrorBudget.ProjectedEvents(total, now - start, length) : total;
        decimal? burnRate = total > 0 ? bad / total / ErrorBudget.Ratio(objective) : null;
        return result with
        {
            IsMet = total > 0 ? good >= objective * total : null,
            AllowedBad = ErrorBudget.AllowedEvents(objective, expected),
            AllowedMinutes = ErrorBudget.AllowedSeconds(objective, length) / 60m,
            Consumed = total > 0 ? ErrorBudget.Consumed(bad, expected, objective) : null,
            BurnRate = burnRate,
        };
    }

    /// <summary>A count as a decimal, whole numbers exactly.</summary>
    public static decimal Exact(double count) => count == Math.Floor(count) && Math.Abs(count) < long.MaxValue ? (long)count : (decimal)count;
}
