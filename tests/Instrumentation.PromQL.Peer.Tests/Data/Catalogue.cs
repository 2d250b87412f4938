using System.Collections.Immutable;

namespace Instrumentation.PromqlPeer.Data;

/// <summary>The metrics and labels of the data set.</summary>
internal static class Catalogue
{
    public static IReadOnlyDictionary<string, string[]> Values { get; } = new Dictionary<string, string[]>
    {
        ["job"] = ["api", "web", "db"],
        ["instance"] = ["i0", "i1", "i2", "i3"],
        ["method"] = ["GET", "POST"],
        ["code"] = ["200", "404", "500"],
        ["zone"] = ["z0", "z1"],
        ["version"] = ["v1.0", "v1.1", "v2.0"],
        ["kind"] = ["nan", "inf", "zero", "huge", "tiny", "mixed"],
        ["le"] = ["0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"],
    };

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        Of("requests_total", MetricKind.Counter, 20, "job", "instance", "method", "code"),
        Of("errors_total", MetricKind.Counter, 30, "job", "instance", "method"),
        Of("busy_seconds_total", MetricKind.Counter, 15, "job", "instance", "?zone"),
        Of("memory_bytes", MetricKind.Gauge, 30, "job", "instance"),
        Of("temperature", MetricKind.Gauge, 15, "job", "instance", "?zone"),
        Of("queue_length", MetricKind.Gauge, 45, "job", "instance", "method"),
        Of("balance", MetricKind.Ratio, 20, "job", "instance"),
        Of("share", MetricKind.Ratio, 30, "job", "method"),
        Of("target_info", MetricKind.Information, 60, "job", "instance", "?version"),
        Of("weight", MetricKind.Gauge, 60, "job"),
        Of("edge", MetricKind.Edge, 30, "job", "kind"),
        Of("latency_seconds_bucket", MetricKind.Bucket, 30, "job", "instance", "le"),
        Of("latency_seconds_sum", MetricKind.Counter, 30, "job", "instance"),
        Of("latency_seconds_count", MetricKind.Counter, 30, "job", "instance"),
        Of("size_bytes", MetricKind.Native, 30, "job", "instance"),
    ];

    /// <summary>The zone that an instance stands in.</summary>
    public static string ZoneOf(string instance) => Values["zone"][instance[^1] % 2];

    /// <summary>The version that a job's instance runs.</summary>
    public static string VersionOf(string job, string instance) => Values["version"][(job.Length + instance[^1]) % 3];

    // A question mark is in front of labels that follow from the others.
    private static Metric Of(string name, MetricKind kind, int interval, params string[] labels) => new(
        name,
        kind,
        [.. labels.Select(static label => label.TrimStart('?'))],
        [.. labels.Where(static label => !label.StartsWith('?'))],
        interval);
}
