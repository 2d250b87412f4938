namespace Instrumentation.Journal;

/// <summary>Defaults and limits of a journal.</summary>
public static class JournalConstants
{
    /// <summary>How large a segment grows before the next one where nothing else is set: 16 MiB.</summary>
    public const long MaxSegmentBytes = 16 * 1024 * 1024;

    /// <summary>The least segment size that can be set: 64 KiB.</summary>
    public const long MinSegmentBytesLimit = 64 * 1024;

    /// <summary>The greatest segment size that can be set: 1 GiB.</summary>
    public const long MaxSegmentBytesLimit = 1024 * 1024 * 1024;

    /// <summary>What a folder may hold in all where nothing else is set: 1 GiB.</summary>
    public const long MaxBytes = 1024 * 1024 * 1024;

    /// <summary>The most that a folder can be allowed to hold: 1 TiB.</summary>
    public const long MaxBytesLimit = 1024L * 1024 * 1024 * 1024;

    /// <summary>How many segments of the greatest size a folder must have room for.</summary>
    public const int MinSegmentsInFolder = 4;

    /// <summary>The longest record or entry of a checkpoint: 16 MiB.</summary>
    public const int MaxRecordBytes = 16 * 1024 * 1024;

    /// <summary>How much can be appended between two commits: 64 MiB. What exceeds it is dropped, and the next commit writes a checkpoint.</summary>
    public const int MaxPendingBytes = 64 * 1024 * 1024;

    /// <summary>How many damaged files a folder keeps; the oldest go first.</summary>
    public const int MaxDamagedFiles = 4;

    /// <summary>How long a commit may go without flushing to the disk where nothing else is set.</summary>
    public static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(10);

    /// <summary>The longest time between flushes that can be set.</summary>
    public static readonly TimeSpan MaxFlushInterval = TimeSpan.FromHours(1);

    /// <summary>How long after a failure the next attempt waits at first; the time doubles with each failure.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    /// <summary>How long after a failure the next attempt waits at most.</summary>
    public static readonly TimeSpan LastRetry = TimeSpan.FromMinutes(1);
}
