using Instrumentation.Budgets;

namespace Instrumentation.Monitoring;

/// <summary>When a budget will be used up, with old errors leaving a rolling window as new ones come.</summary>
internal static class ExhaustionForecast
{
    // Errors and traffic of the last hours are taken to go on.
    private static readonly TimeSpan Recent = TimeSpan.FromHours(6);

    private const int MostSteps = 400 * 24;

    public static DateTimeOffset? Of(SloHistory history, SloResult result)
    {
        if (result.Objective is not { } objective || result.Consumed is not { } consumed)
            return null;
        if (consumed >= 1)
            return result.Time;
        double budget = (double)ErrorBudget.Ratio(objective);
        long now = result.Time.ToUnixTimeMilliseconds();
        EventCounts recent = history.CountsWithin(Recent, now);
        // Less traffic than the budget allows for failures cannot use it up.
        if (recent.Bad <= budget * recent.Total)
            return null;
        double perMillisecond = 1 / Recent.TotalMilliseconds;
        double bad = (double)result.Bad;
        double total = (double)result.Total;
        long step = (long)TimeSpan.FromHours(1).TotalMilliseconds;
        Queue<(long Begin, EventCounts Counts)> leaving = new(result.Window.IsCalendar ? [] : history.Buckets(BudgetRings.TierFor(result.Window.Length), result.Start.ToUnixTimeMilliseconds()));
        long last = result.Window.IsCalendar ? result.End.ToUnixTimeMilliseconds() : now + ((long)MostSteps * step);
        for (long time = now; time < last; time += step)
        {
            double spare = (budget * total) - bad;
            double perHour = ((recent.Bad - (budget * recent.Total)) * perMillisecond) * step;
            if (spare <= perHour)
                return DateTimeOffset.FromUnixTimeMilliseconds(time + (long)(Math.Max(spare, 0) / perHour * step));
            bad += recent.Bad * perMillisecond * step;
            total += recent.Total * perMillisecond * step;
            while (leaving.Count > 0 && leaving.Peek().Begin < result.Start.ToUnixTimeMilliseconds() + (time - now) + step)
            {
                EventCounts counts = leaving.Dequeue().Counts;
                bad = Math.Max(bad - counts.Bad, 0);
                total = Math.Max(total - counts.Total, 0);
            }
        }

        return null;
    }
}
