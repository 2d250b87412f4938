namespace Instrumentation.RuleTesting;

/// <summary>When the alerts of an SLO fire in a constant incident that follows on a clean history, by the closed form.</summary>
internal sealed class AlertTimeline
{
    private readonly Dictionary<BurnRateSeverity, List<(TimeSpan From, TimeSpan To)>> _firing = [];

    /// <summary>Computes the times.</summary>
    /// <param name="slo">The SLO, with an objective and alerts.</param>
    /// <param name="errorRatio">The part of the events that fail, above 0 and up to 1.</param>
    /// <param name="start">When it begins, at least the longest window after the first event.</param>
    /// <param name="end">When it ends.</param>
    public AlertTimeline(SloDefinition slo, decimal errorRatio, TimeSpan start, TimeSpan end)
    {
        ErrorRatio = errorRatio;
        Start = start;
        End = end;
        BurnRateAlerting alerting = slo.Alerting!;
        List<(TimeSpan From, TimeSpan To)> pages = alerting.Page.IsEnabled ? Burning(slo, BurnRateSeverity.Page) : [];
        List<(TimeSpan From, TimeSpan To)> tickets = alerting.Ticket.IsEnabled ? Burning(slo, BurnRateSeverity.Ticket) : [];
        if (alerting.PageInhibitsTicket)
            tickets = Without(tickets, pages);
        _firing[BurnRateSeverity.Page] = Kept(pages, alerting.KeepFiringDuration);
        _firing[BurnRateSeverity.Ticket] = Kept(tickets, alerting.KeepFiringDuration);
    }

    public decimal ErrorRatio { get; }

    public TimeSpan Start { get; }

    public TimeSpan End { get; }

    /// <summary>When an alert begins or ends, of any severity, in order.</summary>
    public IEnumerable<TimeSpan> Edges => _firing.Values.SelectMany(intervals => intervals).SelectMany(interval => (TimeSpan[])[interval.From, interval.To]).Order();

    /// <summary>Whether an alert fires at a time.</summary>
    public bool Fires(BurnRateSeverity severity, TimeSpan time) => _firing[severity].Exists(interval => interval.From <= time && time < interval.To);

    /// <summary>Whether an alert fires at all.</summary>
    public bool Fires(BurnRateSeverity severity) => _firing[severity].Count > 0;

    /// <summary>Whether a time is at least so far from each edge.</summary>
    public bool IsClear(TimeSpan time, TimeSpan margin) => Edges.All(edge => (time - edge).Duration() >= margin);

    private List<(TimeSpan From, TimeSpan To)> Burning(SloDefinition slo, BurnRateSeverity severity)
    {
        var burning = new List<(TimeSpan From, TimeSpan To)>();
        foreach (BurnRatePair pair in slo.Alerting!.Pairs.Where(pair => pair.Severity == severity))
        {
            var incident = ConstantIncident.Of(pair, slo.Windows[0].Length, slo.Objective!.Value, ErrorRatio);
            if (incident.DetectionSeconds is { } detection && Start + Time(detection) < End)
                burning.Add((Start + Time(detection), End + Time(incident.ResetSeconds!.Value)));
        }

        return Joined(burning);
    }

    private static List<(TimeSpan From, TimeSpan To)> Joined(List<(TimeSpan From, TimeSpan To)> intervals)
    {
        var joined = new List<(TimeSpan From, TimeSpan To)>();
        foreach ((TimeSpan from, TimeSpan to) in intervals.OrderBy(interval => interval.From))
        {
            if (joined.Count > 0 && from <= joined[^1].To)
                joined[^1] = (joined[^1].From, to > joined[^1].To ? to : joined[^1].To);
            else
                joined.Add((from, to));
        }

        return joined;
    }

    private static List<(TimeSpan From, TimeSpan To)> Without(List<(TimeSpan From, TimeSpan To)> intervals, List<(TimeSpan From, TimeSpan To)> others)
    {
        foreach ((TimeSpan from, TimeSpan to) in others)
        {
            intervals =
            [
                .. intervals.SelectMany(interval => (IEnumerable<(TimeSpan From, TimeSpan To)>)
                    [(interval.From, interval.To < from ? interval.To : from), (interval.From > to ? interval.From : to, interval.To)]).Where(interval => interval.From < interval.To),
            ];
        }

        return intervals;
    }

    private static List<(TimeSpan From, TimeSpan To)> Kept(List<(TimeSpan From, TimeSpan To)> intervals, TimeSpan keep) =>
        Joined([.. intervals.Select(interval => (interval.From, interval.To + keep))]);

    private static TimeSpan Time(decimal seconds) => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
}
