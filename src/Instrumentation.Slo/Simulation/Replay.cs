using Instrumentation.Budgets;

namespace Instrumentation.Simulation;

/// <summary>Plays histories.</summary>
internal static class Replay
{
    private static readonly decimal[] UsualObjectives = [0.9m, 0.95m, 0.99m, 0.995m, 0.999m, 0.9995m, 0.9999m, 0.99999m];

    // The part of a budget that a recommended objective leaves.
    private const decimal Reserve = 0.2m;

    public static SimulationReport Run(SloDefinition slo, IEnumerable<SimulationPoint> points, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(slo);
        ArgumentNullException.ThrowIfNull(points);
        var all = new List<SimulationPoint>(points);
        if (all.Count == 0)
            return new SimulationReport([], [], []);
        var history = new SloHistory(slo, options.Interval ?? TimeSpan.FromSeconds(10));
        var alerts = new List<SimulatedAlert>();
        DateTimeOffset next = DateTimeOffset.MinValue;
        DateTimeOffset before = DateTimeOffset.MinValue;
        foreach (SimulationPoint point in all)
        {
            if (point.Time <= before)
                throw new ArgumentException($"The point of {point.Time:O} comes after that of {before:O}.", nameof(points));
            before = point.Time;
            history.Add(point.Time, point.Good, point.Bad);
            if (point.Time < next)
                continue;
            next = options.Interval is { } interval ? point.Time + interval : point.Time;
            Judge(history, point.Time, alerts);
        }

        List<SimulatedIncident> incidents = Incidents(slo, all, options, alerts);
        return new SimulationReport(alerts, incidents, history.Evaluate(before))
        {
            Precision = alerts.Count > 0 ? (decimal)alerts.Count(alert => incidents.Exists(incident => incident.IsSignificant && Within(alert, incident, options))) / alerts.Count : null,
            Recall = Recall(incidents),
            RecommendedObjective = Recommended(ResultMath.Exact(all.Sum(point => point.Bad)), ResultMath.Exact(all.Sum(point => point.Bad)) + ResultMath.Exact(all.Sum(point => point.Good))),
        };
    }

    private static void Judge(SloHistory history, DateTimeOffset time, List<SimulatedAlert> alerts)
    {
        IReadOnlyList<BurnRateVerdict> verdicts = BurnRateEvaluator.Evaluate(history, time);
        foreach (BurnRateSeverity severity in (ReadOnlySpan<BurnRateSeverity>)[BurnRateSeverity.Page, BurnRateSeverity.Ticket])
        {
            int open = alerts.FindIndex(alert => alert.Severity == severity && alert.ResolvedAt is null);
            bool fires = BurnRateEvaluator.Fires(history.Slo, verdicts, severity);
            if (fires && open < 0)
                alerts.Add(new SimulatedAlert(severity, time, ResolvedAt: null, verdicts.First(verdict => verdict.IsFiring && verdict.Pair.Severity == severity).ToString()));
            else if (!fires && open >= 0)
                alerts[open] = alerts[open] with { ResolvedAt = time };
        }
    }

    private static List<SimulatedIncident> Incidents(SloDefinition slo, List<SimulationPoint> points, SimulationOptions options, List<SimulatedAlert> alerts)
    {
        var incidents = new List<SimulatedIncident>();
        TimeSpan span = points[^1].Time - points[0].Time;
        double total = points.Sum(point => point.Good + point.Bad);
        decimal perPeriod = span > TimeSpan.Zero ? ResultMath.Exact(total) * slo.Windows[0].Length.Ticks / span.Ticks : ResultMath.Exact(total);
        decimal budget = slo.Objective is { } objective ? ErrorBudget.AllowedEvents(objective, perPeriod) : 0;
        for (int place = 0; place < points.Count; place++)
        {
            if (points[place].Bad == 0)
                continue;
            DateTimeOffset start = place > 0 ? points[place - 1].Time : points[place].Time;
            double bad = 0;
            int last = place;
            for (; place < points.Count && points[place].Time - points[last].Time <= options.Quiet; place++)
            {
                bad += points[place].Bad;
                if (points[place].Bad > 0)
                    last = place;
            }

            place = Math.Max(last, place - 1);
            decimal share = budget > 0 ? ResultMath.Exact(bad) / budget : 0;
            var incident = new SimulatedIncident(start, points[last].Time, bad, share, share >= options.SignificantShare, DetectedAt: null);
            incidents.Add(incident with { DetectedAt = alerts.Where(alert => Within(alert, incident, options)).Select(alert => (DateTimeOffset?)alert.FiredAt).FirstOrDefault() });
        }

        return incidents;
    }

    private static bool Within(SimulatedAlert alert, SimulatedIncident incident, SimulationOptions options) =>
        alert.FiredAt >= incident.Start && alert.FiredAt <= incident.End + options.Quiet;

    private static decimal? Recall(List<SimulatedIncident> incidents)
    {
        int significant = incidents.Count(incident => incident.IsSignificant);
        return significant > 0 ? (decimal)incidents.Count(incident => incident is { IsSignificant: true, DetectedAt: not null }) / significant : null;
    }

    /// <summary>The strictest of the usual objectives that leaves a fifth of its budget; null for none.</summary>
    public static decimal? Recommended(decimal bad, decimal total) =>
        total > 0 ? UsualObjectives.Where(objective => bad <= (1m - Reserve) * ErrorBudget.AllowedEvents(objective, total)).Select(objective => (decimal?)objective).LastOrDefault() : null;
}
