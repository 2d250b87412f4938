using System.Numerics;

namespace Instrumentation.Chunks;

/// <summary>How the numbers of a block will be written.</summary>
/// <param name="Form">The form.</param>
/// <param name="Parameter">Decimals, or the lowest bits that are zero in all numbers.</param>
/// <param name="Exceptions">How many numbers are written beside the integers.</param>
/// <param name="Integers">How the integers are written.</param>
internal readonly record struct FloatPlan(FloatForm Form, int Parameter, int Exceptions, IntegerPlan Integers)
{
    // More exceptions than one in so many numbers, and the block is not one of decimals.
    private const int MinNumbersPerException = 4;

    /// <summary>Finds the smallest form.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="state">What is known before the block.</param>
    /// <param name="integers">Gets the integers to write; as many.</param>
    public static FloatPlan Of(ReadOnlySpan<double> values, in FloatState state, Span<long> integers)
    {
        if (IsConstant(values, state.Previous))
            return new FloatPlan(FloatForm.Constant, 0, 0, default);
        FloatPlan? decimals = OfDecimals(values, in state, integers);
        Span<long> bits = stackalloc long[ChunkConstants.BlockSamples];
        bits = bits[..values.Length];
        FloatPlan asBits = OfBits(values, state.Previous, bits);
        if (decimals is { } plan && plan.Integers.Bytes + FloatBlock.SizeOfExceptions(plan.Exceptions) <= asBits.Integers.Bytes)
            return plan;
        bits.CopyTo(integers);
        return asBits;
    }

    private static bool IsConstant(ReadOnlySpan<double> values, double previous)
    {
        long bits = BitConverter.DoubleToInt64Bits(previous);
        foreach (double value in values)
        {
            if (BitConverter.DoubleToInt64Bits(value) != bits)
                return false;
        }

        return true;
    }

    private static FloatPlan? OfDecimals(ReadOnlySpan<double> values, in FloatState state, Span<long> integers)
    {
        int most = values.Length / MinNumbersPerException;
        int decimals = 0;
        int failed = 0;
        foreach (double value in values)
        {
            int needed = Decimals.Find(value, decimals);
            decimals = Math.Max(decimals, needed);
            if (needed == Decimals.None && ++failed > most)
                return null;
        }

        int exceptions = 0;
        long previous = Decimals.ToInteger(state.Previous, decimals);
        long last = previous;
        for (int index = 0; index < values.Length; index++)
        {
            long integer = Decimals.ToInteger(values[index], decimals);
            integers[index] = last = Decimals.IsExact(integer, decimals, values[index]) ? integer : last;
            exceptions += Decimals.IsExact(last, decimals, values[index]) ? 0 : 1;
        }

        FloatForm form = decimals == state.Decimals ? FloatForm.SameDecimals : FloatForm.Decimals;
        return exceptions > most ? null : new FloatPlan(form, decimals, exceptions, IntegerBlock.Plan(integers, previous));
    }

    private static FloatPlan OfBits(ReadOnlySpan<double> values, double previous, Span<long> bits)
    {
        ulong used = 0;
        for (int index = 0; index < values.Length; index++)
        {
            bits[index] = FloatBlock.ToBits(values[index]);
            used |= (ulong)bits[index];
        }

        int shift = Math.Min(BitOperations.TrailingZeroCount(used), 63);
        for (int index = 0; index < values.Length; index++)
            bits[index] >>>= shift;
        return new FloatPlan(FloatForm.Bits, shift, 0, IntegerBlock.Plan(bits, FloatBlock.ToBits(previous) >>> shift));
    }
}
