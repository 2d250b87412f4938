namespace Instrumentation.Import;

/// <summary>What Pyrra asks of an objective's raw series.</summary>
internal static class PyrraQueries
{
    /// <summary>The ratio of bad events over a range.</summary>
    /// <param name="series">The objective's series.</param>
    /// <param name="range">The range as in PromQL, without brackets.</param>
    public static string ErrorRatio(PyrraSeries series, string range)
    {
        (string good, string total) = (Good(series, "rate", range), Total(series, "rate", range));
        return series.Indicator.Kind switch
        {
            PyrraIndicatorKind.Ratio => $"{Sum(series, $"rate({series.Part()}[{range}])")} / {total}",
            PyrraIndicatorKind.LatencyNative => $"1 - {good}",
            _ => $"({total} - {good}) / {total}",
        };
    }

    /// <summary>Numbers of all events, and of the good ones or, for a ratio, of the bad.</summary>
    /// <param name="series">The objective's series.</param>
    /// <param name="range">The range as in PromQL, without brackets.</param>
    public static (string Total, string? Good, string? Bad) Events(PyrraSeries series, string range)
    {
        string total = Total(series, "increase", range);
        return series.Indicator.Kind switch
        {
            PyrraIndicatorKind.Ratio => (total, null, Sum(series, $"increase({series.Part()}[{range}])")),
            PyrraIndicatorKind.LatencyNative => ($"histogram_count({total})", $"{Good(series, "increase", range)} * histogram_count({total})", null),
            _ => (total, Good(series, "increase", range), null),
        };
    }

    private static string Total(PyrraSeries series, string function, string range) =>
        Sum(series, $"{(series.Indicator.Kind == PyrraIndicatorKind.BoolGauge ? "count_over_time" : function)}({series.Total()}[{range}])");

    private static string Good(PyrraSeries series, string function, string range) => series.Indicator.Kind switch
    {
        PyrraIndicatorKind.BoolGauge => Sum(series, $"sum_over_time({series.Total()}[{range}])"),
        PyrraIndicatorKind.LatencyNative => $"histogram_fraction(0, {series.BucketText}, {Total(series, function, range)})",
        PyrraIndicatorKind.Latency => Sum(series, $"{function}({series.Part()}[{range}])"),
        _ => "",
    };

    private static string Sum(PyrraSeries series, string inner) => PyrraMetric.Sum(series.Grouping, inner);
}
