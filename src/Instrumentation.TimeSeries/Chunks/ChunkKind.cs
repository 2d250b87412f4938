namespace Instrumentation.Chunks;

/// <summary>What the samples of a chunk are.</summary>
internal enum ChunkKind
{
    Numbers = 1,
    Histograms = 2,
}
