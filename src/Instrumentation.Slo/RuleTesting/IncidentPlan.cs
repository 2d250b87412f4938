namespace Instrumentation.RuleTesting;

/// <summary>Chooses incidents that make alerts fire far enough from each other, and the times to look at.</summary>
/// <param name="slo">The SLO.</param>
/// <param name="isDivisible">Whether a part of the events can fail; otherwise only all or none.</param>
/// <param name="evaluation">The evaluation interval.</param>
/// <param name="margin">How far from an edge tests look at the earliest.</param>
internal sealed class IncidentPlan(SloDefinition slo, bool isDivisible, TimeSpan evaluation, TimeSpan margin)
{
    private static readonly BurnRateSeverity[] Severities = [BurnRateSeverity.Page, BurnRateSeverity.Ticket];

    /// <summary>The longest window of a pair, as long as the clean history before an incident has to be.</summary>
    public TimeSpan History { get; } = RoundUp(slo.Alerting!.Pairs.Max(pair => pair.LongWindow) + evaluation, evaluation);

    /// <summary>Incidents in which each severity that can fire does, by as few incidents as will do; a total one where none can.</summary>
    public IReadOnlyList<AlertTimeline> Incidents()
    {
        var incidents = new List<AlertTimeline>();
        foreach (BurnRateSeverity severity in Severities.Where(CanFire))
        {
            if (incidents.Exists(incident => IsShown(incident, severity)))
                continue;
            incidents.Add(Ratios(severity).Select(Incident).FirstOrDefault(incident => IsShown(incident, severity))
                ?? throw new UntestableSloException($"no constant incident makes a {Name(severity)} fire and end at least {margin.TotalSeconds} s from the edges of the other alerts"));
        }

        return incidents.Count > 0 ? incidents : [Incident(1m)];
    }

    /// <summary>The times to look at: before and after each edge, between them, and at both ends.</summary>
    public IReadOnlyList<TimeSpan> Times(AlertTimeline incident)
    {
        var times = new SortedSet<TimeSpan> { incident.Start, End(incident) };
        TimeSpan[] edges = [.. incident.Edges.Distinct()];
        foreach (TimeSpan edge in edges)
        {
            times.Add(RoundDown(edge - margin, evaluation));
            times.Add(RoundUp(edge + margin, evaluation));
        }

        times.UnionWith(edges.Zip(edges.Skip(1), (from, to) => RoundDown((from + to) / 2, evaluation)));
        times.RemoveWhere(time => time < TimeSpan.Zero || !incident.IsClear(time, margin));
        return [.. times];
    }

    /// <summary>When all alerts have ended for so long that a test may end.</summary>
    public TimeSpan End(AlertTimeline incident) => RoundUp(incident.Edges.Append(incident.End).Max() + margin, evaluation) + evaluation;

    // Shown is what is seen not to fire in the incident or before, then to fire, then not to.
    private bool IsShown(AlertTimeline incident, BurnRateSeverity severity)
    {
        bool[] states = [.. Times(incident).Select(time => incident.Fires(severity, time))];
        int first = Array.IndexOf(states, true);
        return first > 0 && !states[^1];
    }

    private bool CanFire(BurnRateSeverity severity) =>
        (severity == BurnRateSeverity.Page ? slo.Alerting!.Page : slo.Alerting!.Ticket).IsEnabled && Thresholds(severity).Any();

    // Twice the highest threshold lets half of the long window pass before the alert; lower ones show what a stronger incident hides.
    private IEnumerable<decimal> Ratios(BurnRateSeverity severity)
    {
        if (!isDivisible)
            return [1m];
        decimal most = Severities.SelectMany(Thresholds).Max();
        decimal[] own = [.. Thresholds(severity)];
        decimal lowest = own.Min();
        decimal[] others = [.. Severities.Where(other => other != severity).SelectMany(Thresholds).Where(threshold => threshold > lowest)];
        IEnumerable<decimal> below = others.Length > 0 ? [(lowest + others.Min()) / 2, lowest + ((others.Min() - lowest) / 4)] : [];
        return ((IEnumerable<decimal>)[2 * most, 1.5m * most, 2 * own.Max(), .. below, (1 + own.Max()) / 2, 1m]).Select(ratio => Math.Min(Rounded(ratio), 1m)).Distinct();
    }

    private IEnumerable<decimal> Thresholds(BurnRateSeverity severity)
    {
        decimal budget = ErrorBudget.Ratio(slo.Objective!.Value);
        return slo.Alerting!.Pairs.Where(pair => pair.Severity == severity).Select(pair => pair.Factor(slo.Windows[0].Length) * budget).Where(threshold => threshold < 1);
    }

    private AlertTimeline Incident(decimal errorRatio)
    {
        TimeSpan slowest = TimeSpan.Zero;
        foreach (BurnRatePair pair in slo.Alerting!.Pairs)
        {
            if (ConstantIncident.Of(pair, slo.Windows[0].Length, slo.Objective!.Value, errorRatio).DetectionSeconds is { } seconds)
                slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, (long)(seconds * TimeSpan.TicksPerSecond)));
        }

        return new AlertTimeline(slo, errorRatio, History, History + RoundUp(slowest + (3 * margin), evaluation));
    }

    private static string Name(BurnRateSeverity severity) => severity == BurnRateSeverity.Page ? "page" : "ticket";

    // Three digits are enough, and easier to read.
    private static decimal Rounded(decimal ratio)
    {
        decimal scale = 1;
        while (ratio * scale < 100)
            scale *= 10;
        return Math.Ceiling(ratio * scale) / scale;
    }

    private static TimeSpan RoundDown(TimeSpan time, TimeSpan step) => TimeSpan.FromTicks((long)Math.Floor((decimal)time.Ticks / step.Ticks) * step.Ticks);

    private static TimeSpan RoundUp(TimeSpan time, TimeSpan step) => TimeSpan.FromTicks((long)Math.Ceiling((decimal)time.Ticks / step.Ticks) * step.Ticks);
}
