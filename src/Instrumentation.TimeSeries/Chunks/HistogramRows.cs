using System.Runtime.InteropServices;
using Instrumentation.Histograms;
using Instrumentation.Reading;

namespace Instrumentation.Chunks;

/// <summary>
/// Compresses histograms one by one. The layout is written when it changes; integers as what they grew by, or as how that changed, whichever takes fewer
/// bits; other numbers as the bits that changed. A whole row is bytes, so that readers see complete rows only.
/// </summary>
internal static partial class HistogramRows
{
    private const int Restart = 1;
    private const int NewStep = 2;
    private const int NewStart = 4;
    private const int Floats = 8;
    private const int Stale = 16;
    private const int HintShift = 5;
    private const int HintMask = 3;
    private const int SecondOrder = 128;

    private const double FirstInexact = 1L << 53;

    /// <summary>Writes a histogram.</summary>
    /// <param name="writer">Gets the bytes.</param>
    /// <param name="state">What is known before the histogram, and then behind it.</param>
    /// <param name="time">Its time.</param>
    /// <param name="histogram">The histogram.</param>
    /// <param name="start">When its counters started, 0 for unknown.</param>
    public static void Write(ByteWriter writer, HistogramState state, long time, NativeHistogram histogram, long start)
    {
        bool isStale = IsBareMarker(histogram);
        bool isInteger = isStale || IsInteger(histogram);
        bool restarts = !isStale && !(state.Layout?.IsOf(histogram, isInteger) ?? false);
        if (restarts)
            state.Restart(BucketLayout.Of(histogram, isInteger));
        long step = time - state.Time;
        bool secondOrder = !isStale && isInteger && PrefersSecondOrder(state, histogram);
        int flags = (restarts ? Restart : 0)
            | (step == state.Step ? 0 : NewStep)
            | (start == state.Start ? 0 : NewStart)
            | (isInteger ? 0 : Floats)
            | (isStale ? Stale : 0)
            | (((int)histogram.ResetHint & HintMask) << HintShift)
            | (secondOrder ? SecondOrder : 0);
        writer.WriteByte(flags);
        if (restarts)
            state.Layout!.Write(writer);
        if ((flags & NewStep) != 0)
            writer.WriteSigned(step - state.Step);
        if ((flags & NewStart) != 0)
            writer.WriteSigned(unchecked(start - state.Start));
        (state.Time, state.Step, state.Start) = (time, step, start);
        if (isStale)
            return;
        var bits = new BitWriter(writer);
        bits.WriteDifference(histogram.Sum, state.Sum);
        state.Sum = histogram.Sum;
        if (isInteger)
            WriteIntegers(ref bits, state, histogram, secondOrder);
        else
            WriteFloats(ref bits, state, histogram);
        bits.Flush();
    }

    /// <summary>Reads the histograms of a time range.</summary>
    /// <param name="bytes">The chunk's bytes in use, with its summary.</param>
    /// <param name="firstTime">When the first sample is.</param>
    /// <param name="from">The earliest time.</param>
    /// <param name="to">The latest time.</param>
    /// <param name="samples">What to append to.</param>
    public static void Read(ReadOnlySpan<byte> bytes, long firstTime, long from, long to, SampleBuffer samples)
    {
        var reader = new ByteReader(bytes, Chunk.SummaryBytes);
        var state = new HistogramState(firstTime);
        while (!reader.AtEnd)
        {
            int flags = reader.ReadByte();
            if ((flags & Restart) != 0)
                state.Restart(BucketLayout.Read(ref reader, (flags & Floats) == 0));
            if ((flags & NewStep) != 0)
                state.Step += reader.ReadSigned();
            if ((flags & NewStart) != 0)
                state.Start = unchecked(state.Start + reader.ReadSigned());
            state.Time += state.Step;
            if (state.Time > to)
                return;
            double count = (flags & Stale) != 0 ? 0 : ReadNumbers(ref reader, state, (flags & SecondOrder) != 0);
            if (state.Time >= from)
                samples.Add(state.Time, ToHistogram(state, count, flags), state.Start);
        }
    }

    private static bool IsInteger(NativeHistogram histogram)
    {
        if (!IsInteger(histogram.Count) || !IsInteger(histogram.ZeroCount))
            return false;
        foreach (double bucket in histogram.PositiveBuckets.AsSpan())
        {
            if (!IsInteger(bucket))
                return false;
        }

        foreach (double bucket in histogram.NegativeBuckets.AsSpan())
        {
            if (!IsInteger(bucket))
                return false;
        }

        return true;
    }

    // Not minus zero.
    private static bool IsInteger(double value) =>
        value >= 0 && value < FirstInexact && BitConverter.DoubleToInt64Bits((long)value) == BitConverter.DoubleToInt64Bits(value);

    // What ends a series of histograms, without anything else in it.
    private static bool IsBareMarker(NativeHistogram histogram) =>
        StaleMarker.Is(histogram.Sum) && BucketLayout.Of(histogram, isInteger: true) is var layout
        && new BucketLayout(0, 0, [], [], [], 0, 0, IsInteger: true).IsOf(histogram, isInteger: true)
        && BitConverter.DoubleToInt64Bits(histogram.Count) == 0 && BitConverter.DoubleToInt64Bits(histogram.ZeroCount) == 0 && layout.Numbers == 1;

    private static NativeHistogram ToHistogram(HistogramState state, double count, int flags)
    {
        var hint = (CounterResetHint)((flags >> HintShift) & HintMask);
        if ((flags & Stale) != 0)
            return new NativeHistogram { Sum = StaleMarker.Value, ResetHint = hint };
        BucketLayout layout = state.Layout!;
        int zero = layout.IsInteger ? 0 : 1;
        return new NativeHistogram
        {
            Schema = layout.Schema,
            ZeroThreshold = layout.ZeroThreshold,
            PositiveSpans = layout.PositiveSpans,
            NegativeSpans = layout.NegativeSpans,
            CustomBounds = layout.CustomBounds,
            Count = count,
            Sum = state.Sum,
            ZeroCount = ToDouble(layout, state.Numbers[zero]),
            PositiveBuckets = ToBuckets(layout, state.Numbers.AsSpan(zero + 1, layout.PositiveCount)),
            NegativeBuckets = ToBuckets(layout, state.Numbers.AsSpan(zero + 1 + layout.PositiveCount, layout.NegativeCount)),
            ResetHint = hint,
        };
    }

    private static System.Collections.Immutable.ImmutableArray<double> ToBuckets(BucketLayout layout, ReadOnlySpan<long> numbers)
    {
        var buckets = new double[numbers.Length];
        for (int index = 0; index < numbers.Length; index++)
            buckets[index] = ToDouble(layout, numbers[index]);
        return ImmutableCollectionsMarshal.AsImmutableArray(buckets);
    }

    private static double ToDouble(BucketLayout layout, long number) => layout.IsInteger ? number : BitConverter.Int64BitsToDouble(number);
}
