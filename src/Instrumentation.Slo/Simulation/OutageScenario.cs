using Instrumentation.Budgets;
using Instrumentation.Simulation;

namespace Instrumentation;

/// <summary>A scripted outage, to be asked within which time an SLO's alerts fire.</summary>
/// <remarks>
/// Traffic is steady; from one instant on a constant part of it fails, for so long. Every phase of the evaluations is tried, and the slowest counts.
/// Immutable and safe from any thread.
/// </remarks>
public sealed record OutageScenario
{
    private readonly SloDefinition _slo;

    internal OutageScenario(SloDefinition slo, TimeSpan length)
    {
        ArgumentNullException.ThrowIfNull(slo);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        _slo = slo;
        Length = length;
    }

    /// <summary>How long it lasts.</summary>
    public TimeSpan Length { get; }

    /// <summary>The part of the events that fail, above 0 and up to 1; default all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public decimal ErrorRatio
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The part that fails is above 0 and up to 1.");
    } = 1m;

    /// <summary>The time between two evaluations, from a second to 5 minutes; default 10 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public TimeSpan Interval
    {
        get;
        init => field = value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromMinutes(5)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time between two evaluations is from a second to 5 minutes.");
    } = TimeSpan.FromSeconds(10);

    /// <summary>How long all was well before; default as long as the longest window of a pair. Zero for an application that has only started.</summary>
    public TimeSpan? CleanHistory { get; init; }

    /// <summary>Events in a second; default 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, or infinite.</exception>
    public double Traffic
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Traffic is above 0.");
    } = 100;

    /// <summary>
    /// The time within which a page has to come, from the first failure on: <c>b B L / e</c> of the quickest pair, and one interval of evaluation; null where
    /// no page comes.
    /// </summary>
    /// <remarks>Source: The Site Reliability Workbook, chapter 5.</remarks>
    public TimeSpan? PageBound => Bound(BurnRateSeverity.Page);

    /// <summary>The same for a ticket. Long windows of more than 6 hours are up to 5 minutes longer than asked for, beyond 3 days up to an hour, which the bound has in it.</summary>
    public TimeSpan? TicketBound => Bound(BurnRateSeverity.Ticket);

    /// <summary>Whether a page comes within a time of the first failure, whatever the phase of the evaluations.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Whether it does.</returns>
    public bool PagesWithin(TimeSpan time) => SlowestPage() is { } slowest && slowest <= time;

    /// <summary>Whether a ticket comes within a time of the first failure, whatever the phase of the evaluations.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Whether it does.</returns>
    public bool TicketsWithin(TimeSpan time) => OutageRun.Slowest(this, _slo, BurnRateSeverity.Ticket) is { } slowest && slowest <= time;

    /// <summary>The longest time from the first failure to the page, over all phases of the evaluations in steps of a tenth of the interval; null where none comes.</summary>
    /// <returns>The time.</returns>
    public TimeSpan? SlowestPage() => OutageRun.Slowest(this, _slo, BurnRateSeverity.Page);

    /// <summary>Says what comes when.</summary>
    /// <returns>One line for pages, one for tickets.</returns>
    public override string ToString() => $"{_slo.Name}: an outage of {Length} with {ErrorRatio * 100:0.####} % failures, evaluated every {Interval.TotalSeconds:0.###} s, "
        + $"pages {Within(PageBound)} and opens a ticket {Within(TicketBound)}";

    internal TimeSpan LongestWindow => _slo.Alerting?.Pairs.Select(pair => pair.LongWindow).DefaultIfEmpty().Max() ?? TimeSpan.Zero;

    private static string Within(TimeSpan? bound) => bound is { } time ? $"within {time.TotalSeconds:0.##} s" : "never";

    private TimeSpan? Bound(BurnRateSeverity severity)
    {
        if (_slo.Alerting is not { } alerting || _slo.Objective is not { } objective)
            return null;
        TimeSpan? best = null;
        foreach (BurnRatePair pair in alerting.Pairs.Where(pair => pair.Severity == severity))
        {
            var incident = ConstantIncident.Of(pair, _slo.Windows[0].Length, objective, ErrorRatio);
            if (incident.DetectionSeconds is not { } seconds)
                continue;
            decimal longest = (pair.LongWindow + BudgetRings.Rounding(pair.LongWindow)).Ticks / (decimal)pair.LongWindow.Ticks;
            var bound = TimeSpan.FromTicks((long)(seconds * longest * TimeSpan.TicksPerSecond));
            if (bound < Length && (best is null || bound + Interval < best))
                best = bound + Interval;
        }

        return best;
    }
}
