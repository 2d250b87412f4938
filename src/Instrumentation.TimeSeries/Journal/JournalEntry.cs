namespace Instrumentation.Journal;

/// <summary>What a journal hands back: an entry of a checkpoint, or a record that was appended after it.</summary>
/// <param name="type">What the state gave it as its type.</param>
/// <param name="payload">Its bytes.</param>
/// <param name="stateVersion">The version of the state that wrote it.</param>
/// <param name="isCheckpoint">Whether it belongs to the checkpoint.</param>
public readonly ref struct JournalEntry(byte type, ReadOnlySpan<byte> payload, int stateVersion, bool isCheckpoint)
{
    /// <summary>What the state gave it as its type.</summary>
    public byte Type { get; } = type;

    /// <summary>Its bytes, in the buffer that the file is read into: valid until the call returns.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>The <see cref="JournalOptions.StateVersion"/> that it was written with, never greater than the current one.</summary>
    public int StateVersion { get; } = stateVersion;

    /// <summary>Whether it is part of the checkpoint that a segment opens with, rather than a record.</summary>
    public bool IsCheckpoint { get; } = isCheckpoint;
}
