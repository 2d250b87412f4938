using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Instrumentation.Reading;
using Instrumentation.Retention;

namespace Instrumentation.Chunks;

/// <summary>A run of compressed samples of one series: an array that opens with its summary, so that no object stands beside it.</summary>
internal static class Chunk
{
    /// <summary>How many bytes the summary takes.</summary>
    public const int SummaryBytes = 1 + sizeof(ushort) + sizeof(long) + sizeof(long);

    /// <summary>How many bytes the summary of numbers takes: flags, both ends, what resets took, the sum and what it lost.</summary>
    public const int NumberSummaryBytes = SummaryBytes + 1 + (5 * sizeof(double));

    private const byte HasStaleMarkers = 1;

    private const int CountAt = 1;
    private const int FirstTimeAt = CountAt + sizeof(ushort);
    private const int LastTimeAt = FirstTimeAt + sizeof(long);
    private const int NumbersAt = SummaryBytes + 1;

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

    /// <summary>Fills in what numbers add up to.</summary>
    /// <param name="chunk">The chunk, whose summary is there.</param>
    /// <param name="numbers">The numbers.</param>
    public static void SummariseNumbers(byte[] chunk, in WindowSummary numbers)
    {
        chunk[SummaryBytes] = numbers.Count == Count(chunk) ? (byte)0 : HasStaleMarkers;
        Span<double> fields = [numbers.FirstValue, numbers.LastValue, numbers.Lost, numbers.Sum, numbers.Compensation];
        MemoryMarshal.AsBytes(fields).CopyTo(chunk.AsSpan(NumbersAt));
    }

    /// <summary>Reads what numbers add up to.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="numbers">The sums.</param>
    /// <returns>False where only reading the samples tells, because there are stale markers among them, or histograms.</returns>
    public static bool TrySummary(byte[] chunk, out WindowSummary numbers)
    {
        numbers = default;
        if (Kind(chunk) != ChunkKind.Numbers || chunk[SummaryBytes] != 0)
            return false;
        ReadOnlySpan<double> fields = MemoryMarshal.Cast<byte, double>(chunk.AsSpan(NumbersAt, 5 * sizeof(double)));
        numbers.Count = Count(chunk);
        numbers.FirstTime = FirstTime(chunk);
        numbers.LastTime = LastTime(chunk);
        (numbers.FirstValue, numbers.LastValue, numbers.Lost, numbers.Sum, numbers.Compensation) = (fields[0], fields[1], fields[2], fields[3], fields[4]);
        return true;
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
        var reader = new ByteReader(bytes, NumberSummaryBytes);
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
