namespace Instrumentation.Chunks;

/// <summary>
/// The end of a series that is being written: a chunk that grows, and of numbers the samples behind it that are not compressed yet. One writer. Readers copy
/// what they need between two looks at the series' version; only <see cref="FloatHead.TryAppend"/> changes anything that they need no version for.
/// </summary>
internal abstract class ChunkHead
{
    /// <summary>The last sample's time.</summary>
    public abstract long LastTime { get; }

    /// <summary>How many samples there are.</summary>
    public abstract int Count { get; }

    /// <summary>How many samples the growing chunk has.</summary>
    public abstract int ChunkCount { get; }

    /// <summary>The time of the last sample in the growing chunk.</summary>
    public abstract long ChunkLastTime { get; }

    /// <summary>What the head takes on the heap beside its growing chunk and what every series is charged.</summary>
    public virtual int ExtraSize => 0;

    /// <summary>What the growing chunk takes on the heap.</summary>
    public abstract int ChunkSize { get; }

    /// <summary>The growing chunk as a finished one, which does not change any more; null without one.</summary>
    public abstract byte[]? CopyChunk();

    /// <summary>Takes all samples out as a finished chunk.</summary>
    public abstract byte[] Close(ByteWriter writer);

    /// <summary>Copies what a reader needs.</summary>
    /// <param name="times">Gets the times of the samples that are not compressed.</param>
    /// <param name="values">Gets their numbers.</param>
    public abstract HeadCopy Copy(Span<long> times, Span<double> values);
}
