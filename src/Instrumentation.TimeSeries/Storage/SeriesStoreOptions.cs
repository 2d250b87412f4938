namespace Instrumentation;

/// <summary>Settings of a store. Read once, by the store's constructor.</summary>
public sealed class SeriesStoreOptions
{
    /// <summary>How long samples are kept, counted back from the newest one, 1 minute to 400 days. Default: 6 hours.</summary>
    public TimeSpan Retention { get; set; } = SeriesStoreConstants.DefaultRetention;

    /// <summary>
    /// The most memory in bytes for samples, labels and the index together, 1 MiB to 64 GiB. Where it runs out the oldest samples go first; a new series
    /// is refused when series alone take three quarters of it. Default: 64 MiB.
    /// </summary>
    public long MaxBytes { get; set; } = SeriesStoreConstants.DefaultMaxBytes;

    /// <summary>
    /// How far ahead of the clock a sample may be, 0 to 400 days. One from the far future would push everything else out of the retention.
    /// Default: 10 minutes.
    /// </summary>
    public TimeSpan MaxFuture { get; set; } = SeriesStoreConstants.DefaultMaxFuture;

    /// <summary>The source of time. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
