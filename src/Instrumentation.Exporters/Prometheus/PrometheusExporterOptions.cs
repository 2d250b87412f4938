using Instrumentation.Rendering;

namespace Instrumentation;

/// <summary>Settings of a <see cref="PrometheusExporter"/>. Read once, when the exporter is created.</summary>
public sealed class PrometheusExporterOptions
{
    /// <summary>How instrument names become metric names. Default: <see cref="NameTranslation.UnderscoreEscapingWithSuffixes"/>, as the OpenTelemetry specification says.</summary>
    public NameTranslation NameTranslation { get; set; }

    /// <summary>
    /// Whether series of captured instruments carry their meter as <c>otel_scope_name</c>, <c>otel_scope_version</c> and
    /// <c>otel_scope_…</c> labels. Without them, two meters with an instrument of one name can have the same series, of which one is left
    /// out and counted. Default: true, as in the OpenTelemetry specification.
    /// </summary>
    public bool ScopeLabels { get; set; } = true;

    /// <summary>Whether what is known of the application is exposed as <c>target_info</c>. Default: true.</summary>
    public bool TargetInfo { get; set; } = true;

    /// <summary>
    /// Whether every series carries service, environment, version, region and instance; a series' own label of such a name stays. Prometheus
    /// adds labels of its own when it scrapes, so this is for readers that do not. Default: false.
    /// </summary>
    public bool StandardLabels { get; set; }

    /// <summary>Whether OpenMetrics and protobuf tell when counting began. In OpenMetrics that is one more line per series. Default: true.</summary>
    public bool CreatedTimestamps { get; set; } = true;

    /// <summary>Whether protobuf repeats native histograms as classic buckets, for a Prometheus that is set to scrape both. Default: false.</summary>
    public bool ClassicBucketsWithNative { get; set; }

    /// <summary>
    /// The most expositions that are rendered or on their way to a reader at one time, 1 to 1,024; each holds its text in memory until it is
    /// disposed of. Further ones are refused. Default: 32.
    /// </summary>
    public int MaxConcurrentScrapes { get; set; } = PrometheusExporterConstants.MaxConcurrentScrapes;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names the option, the value and the range.</exception>
    public void Validate()
    {
        OptionRange.Check(Enum.IsDefined(NameTranslation), nameof(NameTranslation), NameTranslation, string.Join(", ", Enum.GetNames<NameTranslation>()));
        OptionRange.Check(
            MaxConcurrentScrapes is >= 1 and <= PrometheusExporterConstants.MaxConcurrentScrapesLimit,
            nameof(MaxConcurrentScrapes),
            MaxConcurrentScrapes,
            $"1 to {PrometheusExporterConstants.MaxConcurrentScrapesLimit}");
    }
}
