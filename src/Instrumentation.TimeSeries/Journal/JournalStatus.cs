namespace Instrumentation.Journal;

/// <summary>What a journal does and has met, at one moment. All counts are since it was opened.</summary>
public sealed record JournalStatus
{
    /// <summary>Whether what is appended is kept.</summary>
    public required JournalMode Mode { get; init; }

    /// <summary>Why nothing is kept; null while the mode is <see cref="JournalMode.Persistent"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>The last input or output that failed, also one that was survived; null when none did.</summary>
    public string? LastFailure { get; init; }

    /// <summary>How many inputs, outputs and calls of the state failed.</summary>
    public long Failures { get; init; }

    /// <summary>Appended records that were written to a segment.</summary>
    public long RecordsWritten { get; init; }

    /// <summary>Appended records that were not written; the next checkpoint has what they changed.</summary>
    public long RecordsDropped { get; init; }

    /// <summary>Entries of the checkpoint and records after it that were handed to the state when the journal was opened.</summary>
    public long RecordsRecovered { get; init; }

    /// <summary>Checkpoints that became durable, the one of the opening included.</summary>
    public long Checkpoints { get; init; }

    /// <summary>Segments that were found damaged, or could not be read to their end.</summary>
    public long CorruptSegments { get; init; }

    /// <summary>Bytes of damaged segments from the damage on, which were not recovered.</summary>
    public long DamagedBytes { get; init; }

    /// <summary>Segments of a newer format or a newer version of the state, which were kept aside.</summary>
    public long NewerSegments { get; init; }

    /// <summary>Bytes of all segments and damaged files of the folder, as far as known.</summary>
    public long TotalBytes { get; init; }
}
