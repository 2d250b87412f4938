namespace Instrumentation;

/// <summary>What is kept on disk across restarts: stored series and the state of alerts.</summary>
public sealed class PersistenceSettings
{
    private const double LeastBytes = 1 << 26;
    private const double MostBytes = 1L << 40;

    /// <summary>The folder, which belongs to one process at a time; not set keeps nothing. Folders <c>series</c>, <c>alerts</c>, <c>slos</c> and <c>notifications</c> are made in it.</summary>
    public string? Path { get; set; }

    /// <summary>The most bytes that the files of each of these may take.</summary>
    [AllowedRange(LeastBytes, MostBytes)]
    public long MaxBytes { get; set; } = 1L << 30;

    /// <summary>How often the disk is told to keep what was written; what came since is lost when the machine loses power, not when the process ends.</summary>
    [AllowedDuration("00:00:00", "01:00:00")]
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(10);
}
