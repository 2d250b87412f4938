using Instrumentation.Budgets;
using Instrumentation.Monitoring;

namespace Instrumentation.Reports;

/// <summary>Works out how an SLO did over some days.</summary>
internal static class SloReportMath
{
    // As long as days are kept.
    public const int MaxDays = 400;

    public static SloReportEntry Entry(SloMonitor monitor, SloStatus status, DateTimeOffset from, DateTimeOffset to)
    {
        IReadOnlyList<(DateOnly Day, EventCounts Counts)> counts = Days(monitor, status, from, to);
        EventCounts sum = counts.Aggregate(default(EventCounts), (sum, day) => sum + day.Counts);
        // The ratio of a composite is that of its members over the whole time, not the mean of its days.
        if (status.Slo.Composite is { } composite && Composed(composite, member => Sum(monitor, member, from, to)) is var ratio && !double.IsNaN(ratio))
            sum = new EventCounts(1 - ratio, ratio);
        decimal total = ResultMath.Exact(sum.Total);
        decimal bad = ResultMath.Exact(sum.Bad);
        decimal? compliance = total > 0 ? (total - bad) / total : null;
        decimal? objective = status.Slo.Objective;
        decimal budget = objective is { } target ? ErrorBudget.Ratio(target) * total : 0;
        var days = counts.Select(day => Day(day.Day, day.Counts, objective, status.Slo.Composite is null ? budget : budget * counts.Count)).ToList();
        SloTrend trend = SloTrend.Of([.. counts.Select(day => (day.Day, day.Counts.Good / day.Counts.Total))], objective, to);
        var entry = new SloReportEntry(status, days, trend)
        {
            Good = total - bad,
            Bad = bad,
            Compliance = compliance,
            Coverage = Coverage(monitor, status, from, to),
            IsMet = objective is { } promised && compliance is { } reached ? reached >= promised : null,
            Consumed = budget > 0 ? bad / budget : null,
            Cost = status.Slo.Cost is { } cost && compliance is { } good ? (cost.PerEvent * bad) + (cost.PerMinute * (1 - good) * Minutes(from, to)) : null,
        };
        return entry with { Recommendations = SloRecommendations.Of(entry, monitor.Policies.GetValueOrDefault(status.Slo.Policy)) };
    }

    /// <summary>The days of an SLO, or of one that is made of others.</summary>
    public static IReadOnlyList<(DateOnly Day, EventCounts Counts)> Days(SloMonitor monitor, SloStatus status, DateTimeOffset from, DateTimeOffset to)
    {
        if (status.Slo.Composite is not { } composite)
            return monitor.GetHistory(status.Slo.Name, status.Group).Days(from, to);
        Dictionary<string, Dictionary<DateOnly, EventCounts>> members =
            composite.Members.ToDictionary(member => member.Slo, member => monitor.GetHistory(member.Slo).Days(from, to).ToDictionary(), StringComparer.Ordinal);
        return
        [
            .. members.Values.SelectMany(days => days.Keys).Distinct().Order()
                .Select(day => (day, Composed(composite, member => members[member].GetValueOrDefault(day))))
                .Select(day => (day.day, new EventCounts(1 - day.Item2, day.Item2))),
        ];
    }

    private static decimal Coverage(SloMonitor monitor, SloStatus status, DateTimeOffset from, DateTimeOffset to) => status.Slo.Composite is { } composite
        ? composite.Members.Min(member => monitor.GetHistory(member.Slo).Coverage(from, to))
        : monitor.GetHistory(status.Slo.Name, status.Group).Coverage(from, to);

    private static double Composed(CompositeDefinition composite, Func<string, EventCounts> counts) =>
        CompositeMath.ErrorRatio(composite.Kind, [.. composite.Members.Select(member => ((double)member.Weight, counts(member.Slo).ErrorRatio))]);

    private static EventCounts Sum(SloMonitor monitor, string slo, DateTimeOffset from, DateTimeOffset to) =>
        monitor.GetHistory(slo).Days(from, to).Aggregate(default(EventCounts), (sum, day) => sum + day.Counts);

    private static SloReportDay Day(DateOnly date, EventCounts counts, decimal? objective, decimal budget)
    {
        decimal good = ResultMath.Exact(counts.Good);
        decimal bad = ResultMath.Exact(counts.Bad);
        return new SloReportDay(date, good, bad, budget > 0 ? bad / budget : null, objective is { } target ? good >= target * (good + bad) : null);
    }

    private static decimal Minutes(DateTimeOffset from, DateTimeOffset to) => (to - from).Ticks / (decimal)TimeSpan.TicksPerMinute;
}
