namespace Instrumentation;

/// <summary>The series of the recorder and of rules in memory, which PromQL is evaluated over.</summary>
public sealed class StoreSettings
{
    private const double LeastBytes = 1 << 20;
    private const double MostBytes = 64.0 * (1 << 30);

    /// <summary>Whether every tick's samples are stored. Without them there is nothing to query and there are no rules.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long samples are kept.</summary>
    [AllowedDuration("00:01:00", "400.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The most memory in bytes for samples, labels and the index together; the oldest samples go first.</summary>
    [AllowedRange(LeastBytes, MostBytes)]
    public long MaxBytes { get; set; } = 64L << 20;

    /// <summary>Whether stored series carry job, service, environment, version, region and instance.</summary>
    public bool ResourceLabels { get; set; } = true;

    /// <summary>How many exemplars are kept besides, the latest of all series; 0 keeps none.</summary>
    [AllowedRange(0, 10_000_000)]
    public int MaxExemplars { get; set; } = 10_000;

    internal SeriesStoreOptions ToOptions(TimeProvider time) => new() { Retention = Retention, MaxBytes = MaxBytes, TimeProvider = time };
}
