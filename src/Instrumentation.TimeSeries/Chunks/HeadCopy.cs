namespace Instrumentation.Chunks;

/// <summary>What a reader took from a head, beside the uncompressed samples.</summary>
/// <param name="Chunk">The growing chunk; null without one.</param>
/// <param name="ChunkLength">How many bytes of it are in use.</param>
/// <param name="Count">How many uncompressed samples there are.</param>
/// <param name="Start">Their start time.</param>
internal readonly record struct HeadCopy(byte[]? Chunk, int ChunkLength, int Count, long Start);
