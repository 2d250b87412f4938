namespace Instrumentation.Samples.Prometheus;

/// <summary>Writes a series in one way, so that series from different places can be compared.</summary>
internal static class SeriesName
{
    // Prometheus adds them to what it scrapes.
    private static readonly string[] TargetLabels = ["job", "instance", "__name__"];

    public static string Of(string metric, IEnumerable<KeyValuePair<string, string>> labels) =>
        metric + "{" + string.Join(',', labels
            .Where(label => !TargetLabels.Contains(label.Key))
            .OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => $"{label.Key}=\"{label.Value}\"")) + "}";

    public static string MetricOf(string series) => series[..series.IndexOf('{', StringComparison.Ordinal)];
}
