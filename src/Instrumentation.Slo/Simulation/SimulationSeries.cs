using Instrumentation.BurnRates;
using Instrumentation.Monitoring;

namespace Instrumentation;

/// <summary>Reads the history of an SLO's indicator from stored series, for a simulation.</summary>
public static class SimulationSeries
{
    // Prometheus answers no more than 11,000 steps at once.
    private const int MostSteps = 10_000;

    /// <summary>Reads the events of each step; the embedded store answers through <see cref="EngineSliQuery"/>, a server through <see cref="PrometheusSliQuery"/>.</summary>
    /// <param name="slo">The SLO: recorded events (<c>sli_events_total</c>), or a query.</param>
    /// <param name="query">Who answers.</param>
    /// <param name="from">The begin.</param>
    /// <param name="to">The end, after the begin.</param>
    /// <param name="step">The distance of points, a second or more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>
    /// The points in order of time, each with the events of the step before it, of all groups together; counters by their differences, resets being told; steps without data are left out. Ratios and values, which have no number of events, count
    /// as one event a step.
    /// </returns>
    /// <exception cref="ArgumentException">The SLO has an indicator that no series tells of, or the time ends before it begins.</exception>
    public static async ValueTask<IReadOnlyList<SimulationPoint>> ReadAsync(
        SloDefinition slo, ISliHistoryQuery query, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(slo);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.FromSeconds(1));
        if (to <= from)
            throw new ArgumentException("The history ends before it begins.", nameof(to));
        if (slo.Composite is not null || slo.Indicator.Source is DelegateSource)
            throw new ArgumentException($"The SLO {slo.Name} is measured by {(slo.Composite is null ? "code" : "its members")}; no series has its events.", nameof(slo));
        SloDefinition whole = slo with { GroupBy = [], Slice = step };
        var collection = new SliCollection(whole);
        var points = new List<SimulationPoint>();
        for (DateTimeOffset first = from; first <= to; first += step * MostSteps)
        {
            DateTimeOffset last = first + (step * (MostSteps - 1));
            last = last < to ? last : to;
            if (whole.Indicator.Source is RatioQuerySource or ValueQuerySource)
            {
                string ratioQuery = whole.Indicator.Source is ValueQuerySource ? IndicatorQuery.SliceError(whole) : IndicatorQuery.EventRatio(whole, step);
                foreach ((DateTimeOffset time, IReadOnlyList<SliSample> samples) in await query.QueryRangeAsync(ratioQuery, first, last, step, cancellationToken))
                    points.AddRange(collection.Values(samples).Select(group => group.Value).Where(ratio => ratio is >= 0 and <= 1).Select(ratio => new SimulationPoint(time, 1 - ratio, ratio)));
                continue;
            }

            EventQuerySource source = IndicatorQuery.EventsOf(whole);
            Dictionary<DateTimeOffset, IReadOnlyList<SliSample>> parts = (await query.QueryRangeAsync(SloQueryText.At(source.Bad ?? source.Good!, step), first, last, step, cancellationToken)).ToDictionary();
            foreach ((DateTimeOffset time, IReadOnlyList<SliSample> totals) in await query.QueryRangeAsync(SloQueryText.At(source.Total, step), first, last, step, cancellationToken))
            {
                points.AddRange(collection.Events(parts.GetValueOrDefault(time) ?? [], totals, source)
                    .Where(group => group.Reading.IsKnown).Select(group => new SimulationPoint(time, group.Reading.Good, group.Reading.Bad)));
            }
        }

        return points;
    }
}
