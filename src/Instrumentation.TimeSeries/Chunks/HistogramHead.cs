using Instrumentation.Histograms;

namespace Instrumentation.Chunks;

/// <summary>The end of a series of histograms.</summary>
internal sealed class HistogramHead : ChunkHead
{
    private const int FirstCapacity = 128;

    private readonly HistogramState _state;
    private readonly long _first;
    private byte[] _chunk = new byte[FirstCapacity];
    private int _length = Chunk.SummaryBytes;
    private int _count;

    public HistogramHead(long firstTime)
    {
        _first = firstTime;
        _state = new HistogramState(firstTime);
        Chunk.Summarise(_chunk, ChunkKind.Histograms, 0, firstTime, firstTime);
    }

    public override long LastTime => _state.Time;

    public override int Count => _count;

    public override int ChunkCount => _count;

    public override long ChunkLastTime => _state.Time;

    public override int ChunkSize => Chunk.Size(_chunk) + _state.Size;

    /// <summary>The last histogram's sum.</summary>
    public double LastSum { get; private set; }

    /// <summary>The last histogram's count of observations.</summary>
    public double LastCount { get; private set; }

    /// <summary>The most that a histogram can make a head grow.</summary>
    /// <param name="histogram">The histogram to be appended.</param>
    /// <param name="chunkBytes">What the head's chunk takes now.</param>
    public static long MostGrowth(NativeHistogram histogram, int chunkBytes)
    {
        // A number takes nine bytes in the row and sixteen in the state, where old and new stand beside each other; the chunk grows by a quarter more.
        long numbers = histogram.PositiveBuckets.AsSpan().Length + histogram.NegativeBuckets.AsSpan().Length + 2;
        long spans = histogram.PositiveSpans.AsSpan().Length + histogram.NegativeSpans.AsSpan().Length;
        return 512 + (numbers * 48) + (spans * 32) + (histogram.CustomBounds.AsSpan().Length * 24L) + (chunkBytes / 4);
    }

    /// <summary>Whether the chunk is to be closed before more is appended.</summary>
    /// <param name="longest">How long a chunk may last, in milliseconds.</param>
    public bool IsFull(long longest) =>
        _count >= ChunkConstants.ChunkHistograms || _length >= ChunkConstants.ChunkBytes || _state.Time - _first >= longest;

    /// <summary>Appends; readers must be kept from copying meanwhile.</summary>
    public void Append(ByteWriter writer, long time, NativeHistogram histogram, long start)
    {
        writer.Clear();
        HistogramRows.Write(writer, _state, time, histogram, start);
        int needed = _length + writer.Length;
        if (needed > _chunk.Length)
            Array.Resize(ref _chunk, needed + (needed / 4));
        writer.Written.CopyTo(_chunk.AsSpan(_length));
        _length = needed;
        _count++;
        LastSum = histogram.Sum;
        LastCount = histogram.Count;
    }

    public override byte[] Close(ByteWriter writer) => CopyChunk();

    public override byte[] CopyChunk()
    {
        byte[] chunk = _chunk.AsSpan(0, _length).ToArray();
        Chunk.Summarise(chunk, ChunkKind.Histograms, _count, _first, _state.Time);
        return chunk;
    }

    public override HeadCopy Copy(Span<long> times, Span<double> values) => new(_chunk, _length, 0, 0);
}
