namespace Instrumentation.Journal;

/// <summary>Settings of a <see cref="StateJournal"/>. Read once, when the journal is opened.</summary>
public sealed class JournalOptions
{
    /// <summary>The folder, which belongs to this journal alone; made where it is missing. Default: none, which keeps nothing.</summary>
    public string? Path { get; set; }

    /// <summary>
    /// How large a segment may grow, in bytes, 64 KiB to 1 GiB. The first commit after that starts the next one, or later where the checkpoint itself is larger,
    /// so that no more is spent on checkpoints than on records. Default: 16 MiB.
    /// </summary>
    public long MaxSegmentBytes { get; set; } = JournalConstants.MaxSegmentBytes;

    /// <summary>
    /// What all files of the folder may take, in bytes, four times <see cref="MaxSegmentBytes"/> to 1 TiB; files of newer versions are not counted. At the limit
    /// damaged files and the segment before the current one are deleted. No segment takes more than half of it, so that the next one has room: a state
    /// that is larger is not kept. Default: 1 GiB.
    /// </summary>
    public long MaxBytes { get; set; } = JournalConstants.MaxBytes;

    /// <summary>
    /// A commit flushes to the disk when the last flush is this long ago, zero to an hour; zero flushes with every commit. What is committed but not flushed
    /// survives the end of the process, not of the machine. Default: 10 seconds.
    /// </summary>
    public TimeSpan FlushInterval { get; set; } = JournalConstants.FlushInterval;

    /// <summary>The version of the records that the state writes, 1 to 255. Files of a greater one are kept aside; of a smaller one are read. Default: 1.</summary>
    public int StateVersion { get; set; } = 1;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names the option, the value and the range.</exception>
    public void Validate()
    {
        Check(Path is null || IsPath(Path), nameof(Path), Path, "the path of a folder, or null for none");
        Check(
            MaxSegmentBytes is >= JournalConstants.MinSegmentBytesLimit and <= JournalConstants.MaxSegmentBytesLimit,
            nameof(MaxSegmentBytes),
            MaxSegmentBytes,
            $"{JournalConstants.MinSegmentBytesLimit} to {JournalConstants.MaxSegmentBytesLimit}");
        long least = MaxSegmentBytes * JournalConstants.MinSegmentsInFolder;
        Check(MaxBytes >= least && MaxBytes <= JournalConstants.MaxBytesLimit, nameof(MaxBytes), MaxBytes, $"{least} to {JournalConstants.MaxBytesLimit}");
        Check(
            FlushInterval >= TimeSpan.Zero && FlushInterval <= JournalConstants.MaxFlushInterval,
            nameof(FlushInterval),
            FlushInterval,
            $"{TimeSpan.Zero} to {JournalConstants.MaxFlushInterval}");
        Check(StateVersion is >= 1 and <= byte.MaxValue, nameof(StateVersion), StateVersion, $"1 to {byte.MaxValue}");
    }

    /// <summary>The same settings with another version of the state.</summary>
    internal JournalOptions WithVersion(int stateVersion) => new()
    {
        Path = Path,
        MaxSegmentBytes = MaxSegmentBytes,
        MaxBytes = MaxBytes,
        FlushInterval = FlushInterval,
        StateVersion = stateVersion,
    };

    private static bool IsPath(string path) => !string.IsNullOrWhiteSpace(path) && path.AsSpan().IndexOfAny(System.IO.Path.GetInvalidPathChars()) < 0;

    private static void Check(bool allowed, string name, object? value, string range)
    {
        if (!allowed)
            throw new ArgumentException($"{name} is {value ?? "null"}; allowed is {range}.", name);
    }
}
