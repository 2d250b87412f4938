namespace Instrumentation;

/// <summary>Defaults and limits of instruments.</summary>
public static class InstrumentConstants
{
    /// <summary>The most series of an instrument where nothing else is set, as in the OpenTelemetry specification.</summary>
    public const int CardinalityLimit = 2_000;

    /// <summary>The highest cardinality limit that can be set.</summary>
    public const int MaxCardinalityLimit = 1_000_000;

    /// <summary>The finest scale of an exponential histogram; Prometheus' native histograms have no finer one.</summary>
    public const int MaxScale = 8;

    /// <summary>The coarsest scale of an exponential histogram; Prometheus' native histograms have no coarser one.</summary>
    public const int MinScale = -4;

    /// <summary>The most buckets of each sign of an exponential histogram, as in the OpenTelemetry specification.</summary>
    public const int MaxBuckets = 160;

    /// <summary>The most boundaries of an explicit histogram.</summary>
    public const int MaxBoundaries = 512;

    /// <summary>The longest text of a tag's value, in characters; a longer one rejects the measurement.</summary>
    public const int MaxTagValueLength = 4_096;

    /// <summary>The most tags of a measurement; more reject it.</summary>
    public const int MaxTags = 64;

    /// <summary>The label of the series that takes the measurements above the cardinality limit, as in the OpenTelemetry specification.</summary>
    public const string OverflowLabel = "otel.metric.overflow";

    /// <summary>The sliding window of a summary's quantiles.</summary>
    public static readonly TimeSpan SummaryWindow = TimeSpan.FromMinutes(10);

    /// <summary>Upper boundaries for durations in seconds, as in the OpenTelemetry semantic conventions.</summary>
    public static ReadOnlySpan<double> SecondsBoundaries => [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    /// <summary>Upper boundaries for anything else, as in the OpenTelemetry SDK specification.</summary>
    public static ReadOnlySpan<double> DefaultBoundaries => [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

    /// <summary>The quantiles of a summary where nothing else is set.</summary>
    public static ReadOnlySpan<double> Quantiles => [0.5, 0.9, 0.95, 0.99];
}
