namespace Instrumentation;

/// <summary>Defaults and limits of <see cref="SeriesStoreOptions"/>, and sizes of the store's own.</summary>
internal static class SeriesStoreConstants
{
    public const long DefaultMaxBytes = 64L << 20;
    public const long MinMaxBytes = 1L << 20;
    public const long MaxMaxBytes = 64L << 30;

    public static readonly TimeSpan DefaultRetention = TimeSpan.FromHours(6);
    public static readonly TimeSpan MinRetention = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan MaxRetention = TimeSpan.FromDays(400);

    public static readonly TimeSpan DefaultMaxFuture = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan MaxMaxFuture = TimeSpan.FromDays(400);

    /// <summary>Chunks of a series within the retention, so that what is kept too long is a fraction of it.</summary>
    public const int ChunksPerRetention = 8;

    /// <summary>How often within the retention the store looks for what is over.</summary>
    public const int SweepsPerRetention = 64;

    /// <summary>Where memory is short, series without samples for so long give way to new ones.</summary>
    public const long IdleMs = 5 * 60_000;

    /// <summary>The part of the memory that labels, index and heads may take, in quarters; the rest is left for chunks.</summary>
    public const int SeriesQuarters = 3;

    /// <summary>The part of the memory that is freed at a time, so that looking for the oldest chunks is rare.</summary>
    public const int EvictionShare = 32;

    /// <summary>What a <see cref="StoredSeries"/> takes on the heap.</summary>
    public const int SeriesObjectBytes = 112;

    /// <summary>What one more block of numbers takes at most, with the chunk that it may start.</summary>
    public const int BlockBytes = 512;
}
