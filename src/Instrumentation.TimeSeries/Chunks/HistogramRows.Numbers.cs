using Instrumentation.Histograms;

namespace Instrumentation.Chunks;

/// <content>The numbers of a row.</content>
internal static partial class HistogramRows
{
    // The number at a place of the state: the zero bucket, the positive ones, the negative ones.
    private static double NumberAt(NativeHistogram histogram, int index)
    {
        if (index == 0)
            return histogram.ZeroCount;
        int positive = histogram.PositiveBuckets.AsSpan().Length;
        return index <= positive ? histogram.PositiveBuckets[index - 1] : histogram.NegativeBuckets[index - 1 - positive];
    }

    // Growth without a sign is smaller than its change unless it is steady; with one, its change is likely as small.
    private static bool PrefersSecondOrder(HistogramState state, NativeHistogram histogram)
    {
        long first = 0;
        long second = 0;
        for (int index = 0; index < state.Numbers.Length; index++)
        {
            long delta = (long)NumberAt(histogram, index) - state.Numbers[index];
            if (delta < 0)
                return true;
            first += VariableWidth.Cost((ulong)delta);
            second += VariableWidth.Cost(ZigZag.Encode(delta - state.Deltas[index]));
        }

        return second < first;
    }

    private static void WriteIntegers(ref BitWriter bits, HistogramState state, NativeHistogram histogram, bool secondOrder)
    {
        long sum = 0;
        for (int index = 0; index < state.Numbers.Length; index++)
        {
            long number = (long)NumberAt(histogram, index);
            long delta = number - state.Numbers[index];
            if (secondOrder)
                bits.WriteSigned(delta - state.Deltas[index]);
            else
                bits.WriteVariable((ulong)delta);
            state.Numbers[index] = number;
            state.Deltas[index] = delta;
            sum = unchecked(sum + number);
        }

        bits.WriteSigned(unchecked((long)histogram.Count - sum));
    }

    private static void WriteFloats(ref BitWriter bits, HistogramState state, NativeHistogram histogram)
    {
        for (int index = 0; index < state.Numbers.Length; index++)
        {
            double number = index == 0 ? histogram.Count : NumberAt(histogram, index - 1);
            bits.WriteDifference(number, BitConverter.Int64BitsToDouble(state.Numbers[index]));
            state.Numbers[index] = BitConverter.DoubleToInt64Bits(number);
        }
    }

    // Returns the count of all observations.
    private static double ReadNumbers(ref ByteReader reader, HistogramState state, bool secondOrder)
    {
        var bits = new BitReader(reader.Rest);
        state.Sum = bits.ReadDifference(state.Sum);
        double count = state.Layout!.IsInteger ? ReadIntegers(ref bits, state, secondOrder) : ReadFloats(ref bits, state);
        reader.Skip(bits.Position);
        return count;
    }

    private static long ReadIntegers(ref BitReader bits, HistogramState state, bool secondOrder)
    {
        long sum = 0;
        long[] numbers = state.Numbers;
        long[] deltas = state.Deltas;
        for (int index = 0; index < numbers.Length; index++)
        {
            long delta = secondOrder ? deltas[index] + bits.ReadSigned() : (long)bits.ReadVariable();
            deltas[index] = delta;
            numbers[index] += delta;
            sum = unchecked(sum + numbers[index]);
        }

        return unchecked(sum + bits.ReadSigned());
    }

    private static double ReadFloats(ref BitReader bits, HistogramState state)
    {
        long[] numbers = state.Numbers;
        for (int index = 0; index < numbers.Length; index++)
            numbers[index] = BitConverter.DoubleToInt64Bits(bits.ReadDifference(BitConverter.Int64BitsToDouble(numbers[index])));
        return BitConverter.Int64BitsToDouble(numbers[0]);
    }
}
