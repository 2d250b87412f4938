namespace Instrumentation.Chunks;

/// <summary>Sizes that trade memory of what is being written against bytes per sample and speed of reading.</summary>
internal static class ChunkConstants
{
    /// <summary>Samples that are compressed together; until then they are kept as they are.</summary>
    public const int BlockSamples = 32;

    /// <summary>Samples of a chunk of numbers, where its time is not over before.</summary>
    public const int ChunkSamples = 15 * BlockSamples;

    /// <summary>Samples of a chunk of histograms.</summary>
    public const int ChunkHistograms = 240;

    /// <summary>Bytes at which a chunk of histograms ends.</summary>
    public const int ChunkBytes = 32 * 1_024;

    /// <summary>The most decimals of numbers that are kept as integers.</summary>
    public const int MaxDecimals = 15;
}
