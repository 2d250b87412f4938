namespace Instrumentation;

/// <summary>How metrics are written for Prometheus, wherever they are served.</summary>
public sealed class ExpositionSettings
{
    /// <summary>How instrument names become metric names.</summary>
    [AllowedMember]
    public NameTranslation NameTranslation { get; set; }

    /// <summary>Whether series of captured instruments carry their meter as <c>otel_scope_</c> labels.</summary>
    public bool ScopeLabels { get; set; } = true;

    /// <summary>Whether what is known of the application is exposed as <c>target_info</c>.</summary>
    public bool TargetInfo { get; set; } = true;

    /// <summary>Whether every series carries service, environment, version, region and instance.</summary>
    public bool StandardLabels { get; set; }

    /// <summary>Whether OpenMetrics and protobuf tell when counting began.</summary>
    public bool CreatedTimestamps { get; set; } = true;

    /// <summary>Whether protobuf repeats native histograms as classic buckets.</summary>
    public bool ClassicBucketsWithNative { get; set; }

    /// <summary>The most expositions that are on their way to readers at one time; further ones are refused.</summary>
    [AllowedRange(1, PrometheusExporterConstants.MaxConcurrentScrapesLimit)]
    public int MaxConcurrentScrapes { get; set; } = PrometheusExporterConstants.MaxConcurrentScrapes;

    internal PrometheusExporterOptions ToOptions() => new()
    {
        NameTranslation = NameTranslation,
        ScopeLabels = ScopeLabels,
        TargetInfo = TargetInfo,
        StandardLabels = StandardLabels,
        CreatedTimestamps = CreatedTimestamps,
        ClassicBucketsWithNative = ClassicBucketsWithNative,
        MaxConcurrentScrapes = MaxConcurrentScrapes,
    };
}
