namespace Instrumentation.Import;

/// <summary>Makes a definition of our own of an objective of Pyrra.</summary>
internal static class PyrraDefinition
{
    public static SloDefinition Of(PyrraObjective objective)
    {
        PyrraIndicator indicator = objective.Indicator;
        (string total, string? good, string? bad) = PyrraQueries.Events(new PyrraSeries(objective, new PyrraRuleOptions()), "{{.window}}");
        SliType type = indicator.Kind is PyrraIndicatorKind.Latency or PyrraIndicatorKind.LatencyNative ? SliType.Latency : SliType.Availability;
        return new SloDefinition(objective.Name, new SliDefinition(objective.Name, type) { Source = new EventQuerySource(total, good, bad) }, objective.Target)
        {
            Description = objective.Description,
            Windows = [SloWindow.Rolling(objective.Window)],
            GroupBy = [.. indicator.Grouping.Distinct(StringComparer.Ordinal)],
            Labels = objective.Labels,
            Alerting = Alerting(objective),
            Format = SloFormat.Pyrra,
        };
    }

    private static BurnRateAlerting? Alerting(PyrraObjective objective)
    {
        if (!objective.Alerting.BurnRates)
            return null;
        return new BurnRateAlerting
        {
            Name = objective.Alerting.Name,
            Annotations = objective.Annotations,
            Pairs = [.. PyrraWindow.For(objective.Window).Where(window => window.LongWindow > window.ShortWindow).Select(window => Pair(window, objective.Window))],
        };
    }

    // The share of the budget that the factor stands for: b L / T, at most all of it.
    private static BurnRatePair Pair(PyrraWindow window, TimeSpan period) => new(
        window.Severity == "critical" ? BurnRateSeverity.Page : BurnRateSeverity.Ticket,
        window.LongWindow,
        window.ShortWindow,
        Math.Min(window.Factor * window.LongWindow.Ticks / period.Ticks, 1m));
}
