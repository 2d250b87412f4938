using System.Globalization;
using Instrumentation.Labels;
using Instrumentation.Rules;

namespace Instrumentation.Import;

/// <summary>Pyrra's group of series whose names are the same for all objectives.</summary>
internal static class PyrraGenericRules
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Writes the group; null for an objective with grouping, which would give several series where dashboards expect one.</summary>
    public static RuleGroup? Of(PyrraSeries series)
    {
        if (series.Grouping.Count > 0)
            return null;
        NamedTexts labels = series.Labels;
        if (series.Objective.DescriptionAsLabel)
            labels = labels.OverriddenBy(NamedTexts.Of(("description", series.Objective.Description)));
        string seconds = (series.Objective.Window.Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);
        var rules = new List<Rule>
        {
            series.Record("pyrra_objective", series.Target, labels),
            series.Record("pyrra_window", seconds, labels),
            series.Record("pyrra_availability", Availability(series), labels),
        };
        if (Requests(series) is { } requests)
            rules.Add(series.Record("pyrra_requests:rate5m", requests, labels));
        if (Errors(series) is { } errors)
            rules.Add(series.Record("pyrra_errors:rate5m", errors, labels));
        return new RuleGroup(series.Objective.Name + "-generic", rules) { Interval = Interval };
    }

    private static string Availability(PyrraSeries series)
    {
        TimeSpan period = series.Objective.Window;
        string total = PyrraSeries.IncreaseName(series.TotalName, period);
        string all = $"sum({Recorded(series, total, [.. series.TotalMatchers, PyrraMetric.Equal(PyrraSeries.Bucket, "")])})";
        return series.Indicator.Kind switch
        {
            PyrraIndicatorKind.Ratio =>
                $"1 - sum({Recorded(series, PyrraSeries.IncreaseName(series.PartName, period), series.PartMatchers)} or vector(0)) / sum({Recorded(series, total, series.TotalMatchers)})",
            PyrraIndicatorKind.Latency => $"sum({Recorded(series, PyrraSeries.IncreaseName(series.PartName, period), series.PartMatchers)} or vector(0)) / {all}",
            PyrraIndicatorKind.LatencyNative =>
                $"sum({Recorded(series, total, [.. series.TotalMatchers, PyrraMetric.Equal(PyrraSeries.Bucket, series.BucketText)])} or vector(0)) / {all}",
            _ => $"{Up(series)} / {Checks(series)}",
        };
    }

    private static string? Requests(PyrraSeries series) => series.Indicator.Kind switch
    {
        PyrraIndicatorKind.LatencyNative => null,
        PyrraIndicatorKind.BoolGauge => Checks(series),
        _ => $"sum(rate({series.Total()}[5m]))",
    };

    private static string? Errors(PyrraSeries series) => series.Indicator.Kind switch
    {
        PyrraIndicatorKind.Ratio => $"sum(rate({series.Part()}[5m])) or vector(0)",
        PyrraIndicatorKind.Latency => $"sum(rate({series.Total()}[5m])) - sum(rate({series.Part()}[5m]))",
        PyrraIndicatorKind.BoolGauge => $"{Checks(series)} - {Up(series)}",
        _ => null,
    };

    private static string Checks(PyrraSeries series) => $"sum({Recorded(series, series.CountName(series.Objective.Window), series.TotalMatchers)})";

    private static string Up(PyrraSeries series) => $"sum({Recorded(series, series.SumName(series.Objective.Window), series.TotalMatchers)})";

    private static string Recorded(PyrraSeries series, string name, IEnumerable<LabelMatcher> matchers) =>
        PyrraMetric.Select(name, matchers.Append(PyrraMetric.Equal("slo", series.Objective.Name)));
}
