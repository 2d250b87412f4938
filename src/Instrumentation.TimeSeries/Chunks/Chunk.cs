using System.Buffers.Binary;
using Instrumentation.Reading;
using Instrumentation.Retention;

namespace Instrumentation.Chunks;

/// <summary>A run of compressed samples of one series: an array that opens with its summary, so that no object stands beside it.</summary>
internal static class Chunk
{
    /// <summary>How many bytes the summary takes.</summary>
    public const int SummaryBytes = 1 + sizeof(ushort) + sizeof(long) + sizeof(long);

    private const int CountAt = 1;
    private const int FirstTimeAt = CountAt + sizeof(ushort);
    private const int LastTimeAt = FirstTimeAt + sizeof(long);

    public static ChunkKind Kind(byte[] chunk) => (ChunkKind)chunk[0];

    public static int Count(byte[] chunk) => BinaryPrimitives.ReadUInt16LittleEndian(chunk.AsSpan(CountAt));

    public static long FirstTime(byte[] chunk) => BinaryPrimitives.ReadInt64LittleEndian(chunk.AsSpan(FirstTimeAt));

    public static long LastTime(byte[] chunk) => BinaryPrimitives.ReadInt64LittleEndian(chunk.AsSpan(LastTimeAt));

    /// <summary>What a chunk takes on the heap.</summary>
    public static int Size(byte[] chunk) => HeapSize.OfArray(chunk.Length, 1);

    /// <summary>Fills the summary.</summary>
    public static void Summarise(byte[] chunk, ChunkKind kind, int count, long firstTime, long lastTime)
    {
        chunk[0] = (byte)kind;
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(CountAt), (ushort)count);
        BinaryPrimitives.WriteInt64LittleEndian(chunk.AsSpan(FirstTimeAt), firstTime);
        BinaryPrimitives.WriteInt64LittleEndian(chunk.AsSpan(LastTimeAt), lastTime);
    }

    /// <summary>Appends the samples of a time range, ends included.</summary>
    /// <param name="chunk">The chunk; of one that is still written to the kind and first time have to be filled in.</param>
    /// <param name="length">How many bytes of it are in use.</param>
    /// <param name="from">The earliest time.</param>
    /// <param name="to">The latest time.</param>
    /// <param name="samples">What to append to.</param>
    public static void Read(byte[] chunk, int length, long from, long to, SampleBuffer samples)
    {
        ReadOnlySpan<byte> bytes = chunk.AsSpan(0, length);
        if (Kind(chunk) == ChunkKind.Histograms)
            HistogramRows.Read(bytes, FirstTime(chunk), from, to, samples);
        else
            ReadNumbers(bytes, FirstTime(chunk), from, to, samples);
    }

    private static void ReadNumbers(ReadOnlySpan<byte> bytes, long firstTime, long from, long to, SampleBuffer samples)
    {
        var reader = new ByteReader(bytes, SummaryBytes);
        var state = new FloatState(firstTime);
        while (!reader.AtEnd && state.Time <= to)
        {
            int count = FloatBlock.Count(in reader);
            samples.Reserve(count, out Span<long> times, out Span<double> values);
            FloatBlock.Read(ref reader, ref state, times, values);
            samples.Commit(count, from, to, state.Start);
        }
    }
}
