using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Rules;

namespace Instrumentation.Import;

/// <summary>Pyrra's group of burn rates over all windows, and of the alerts over them.</summary>
internal static class PyrraBurnRateRules
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public static RuleGroup Of(PyrraSeries series)
    {
        IReadOnlyList<PyrraWindow> windows = PyrraWindow.For(series.Objective.Window);
        NamedTexts labels = series.LabelsWithout(series.Grouping);
        var rules = new List<Rule>();
        foreach (TimeSpan window in windows.SelectMany(pair => (IEnumerable<TimeSpan>)[pair.ShortWindow, pair.LongWindow]).Distinct().Order())
            rules.Add(series.Record(series.BurnRateName(window), PyrraQueries.ErrorRatio(series, WindowNames.Promql(window)), labels));
        if (series.Objective.Alerting.BurnRates)
            rules.AddRange(windows.Select((window, place) => Alert(series, window, series.Objective.Alerting.Severities.ElementAtOrDefault(place) ?? "")));
        return new RuleGroup(series.Objective.Name, rules) { Interval = Interval };
    }

    private static AlertingRule Alert(PyrraSeries series, PyrraWindow window, string severity)
    {
        string expression = $"{Above(window.ShortWindow)} and {Above(window.LongWindow)}";
        var ofSeries = NamedTexts.Of(PyrraSeries.EqualLabels(series.Indicator.Total).Where(label => !series.Grouping.Contains(label.Key)));
        var exhaustion = TimeSpan.FromSeconds((long)(series.Objective.Window.Ticks / TimeSpan.TicksPerSecond / window.Factor));
        return new AlertingRule(series.Objective.Alerting.Name, series.Parse(expression))
        {
            HoldDuration = window.HoldDuration,
            Labels = series.Labels.OverriddenBy(ofSeries).OverriddenBy(NamedTexts.Of(
                ("short", WindowNames.Promql(window.ShortWindow)),
                ("long", WindowNames.Promql(window.LongWindow)),
                ("severity", severity.Length > 0 ? severity : window.Severity),
                ("exhaustion", WindowNames.Promql(exhaustion)))),
            Annotations = series.Objective.Annotations.OverriddenBy(PyrraLinks.Of(series)),
        };

        string Above(TimeSpan length) => $"{PyrraMetric.Select(series.BurnRateName(length), Matchers(series))} > ({SloRules.Number(window.Factor)} * (1 - {series.Target}))";
    }

    // What is chosen by expression is no label of the recorded series, unless they are grouped by it.
    private static IEnumerable<LabelMatcher> Matchers(PyrraSeries series) => series.TotalMatchers
        .Where(matcher => series.Grouping.Contains(matcher.Name) || matcher.Type is LabelMatchType.Equal or LabelMatchType.NotEqual)
        .Append(PyrraMetric.Equal("slo", series.Objective.Name));
}
