namespace Instrumentation.Journal;

/// <summary>What a frame of a segment holds.</summary>
internal enum FrameKind : byte
{
    /// <summary>Nothing; no frame has it, so that zeros are no frame.</summary>
    None,

    /// <summary>An entry of the checkpoint.</summary>
    Entry,

    /// <summary>The end of the checkpoint; the checksums before it prove that no entry is missing.</summary>
    CheckpointEnd,

    /// <summary>A record.</summary>
    Record,
}
