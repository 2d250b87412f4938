using System.Numerics;

namespace Instrumentation.Chunks;

/// <summary>
/// Compresses a block of samples: times as nothing where they go on in the same step, numbers as decimals where they are some, else as bits, of which
/// signs, exponents and the leading part are mostly alike. Every bit of every number comes back.
/// </summary>
internal static class FloatBlock
{
    private const int CountMask = 0x1f;
    private const int FormShift = 5;

    private const int NewStep = 1;
    private const int Irregular = 2;
    private const int NewStart = 4;
    private const int Exceptions = 8;

    private const int ExceptionBytes = 9;

    /// <summary>Writes a block.</summary>
    /// <param name="writer">Gets the bytes.</param>
    /// <param name="state">What is known before the block, and then behind it.</param>
    /// <param name="times">The samples' times, rising.</param>
    /// <param name="values">Their numbers, as many.</param>
    /// <param name="start">The start time of all of them, 0 for unknown.</param>
    public static void Write(ByteWriter writer, ref FloatState state, ReadOnlySpan<long> times, ReadOnlySpan<double> values, long start)
    {
        Span<long> integers = stackalloc long[ChunkConstants.BlockSamples];
        integers = integers[..values.Length];
        FloatPlan plan = FloatPlan.Of(values, in state, integers);
        int flags = TimeFlags(times, in state) | (start == state.Start ? 0 : NewStart) | (plan.Exceptions == 0 ? 0 : Exceptions);
        writer.WriteByte((values.Length - 1) | ((int)plan.Form << FormShift));
        writer.WriteByte(flags);
        WriteTimes(writer, ref state, times, flags);
        if ((flags & NewStart) != 0)
            writer.WriteSigned(unchecked(start - state.Start));
        state.Start = start;
        WriteValues(writer, ref state, values, integers, plan);
    }

    /// <summary>Tells how many samples the block has that is read next.</summary>
    public static int Count(in ByteReader reader) => (reader.Rest[0] & CountMask) + 1;

    /// <summary>Reads a block.</summary>
    /// <param name="reader">Where the block starts.</param>
    /// <param name="state">What is known before the block, and then behind it, the start time included.</param>
    /// <param name="times">Gets the times; as long as <see cref="Count"/> says.</param>
    /// <param name="values">Gets the numbers.</param>
    public static void Read(ref ByteReader reader, ref FloatState state, scoped Span<long> times, scoped Span<double> values)
    {
        var form = (FloatForm)(reader.ReadByte() >> FormShift);
        int flags = reader.ReadByte();
        ReadTimes(ref reader, ref state, times, flags);
        if ((flags & NewStart) != 0)
            state.Start = unchecked(state.Start + reader.ReadSigned());
        switch (form)
        {
            case FloatForm.Constant:
                values.Fill(state.Previous);
                break;
            case FloatForm.Bits:
                ReadBits(ref reader, ref state, values);
                break;
            default:
                if (form == FloatForm.Decimals)
                    state.Decimals = reader.ReadByte();
                ReadDecimals(ref reader, ref state, values);
                break;
        }

        if ((flags & Exceptions) == 0)
            return;
        for (int count = reader.ReadByte(); count > 0; count--)
        {
            int index = reader.ReadByte();
            values[index] = reader.ReadDouble();
        }
    }

    private static int TimeFlags(ReadOnlySpan<long> times, in FloatState state)
    {
        if (times.Length > 1)
        {
            long step = times[1] - times[0];
            for (int index = 2; index < times.Length; index++)
            {
                if (times[index] - times[index - 1] != step)
                    return Irregular;
            }

            if (step != state.Step)
                return NewStep;
        }

        return times[0] == state.Time + state.Step ? 0 : NewStep;
    }

    private static void WriteTimes(ByteWriter writer, ref FloatState state, ReadOnlySpan<long> times, int flags)
    {
        long last = times.Length > 1 ? times[^1] - times[^2] : state.Step;
        if ((flags & NewStep) != 0)
        {
            writer.WriteSigned(times[0] - state.Time);
            writer.WriteSigned(last);
        }
        else if ((flags & Irregular) != 0)
        {
            Span<long> steps = stackalloc long[ChunkConstants.BlockSamples];
            steps = steps[..times.Length];
            for (int index = 0; index < times.Length; index++)
                steps[index] = times[index] - (index == 0 ? state.Time : times[index - 1]);
            IntegerBlock.Write(writer, steps, state.Step, IntegerBlock.Plan(steps, state.Step));
        }

        state.Time = times[^1];
        state.Step = last;
    }

    private static void ReadTimes(ref ByteReader reader, ref FloatState state, scoped Span<long> times, int flags)
    {
        if ((flags & Irregular) != 0)
        {
            IntegerBlock.Read(ref reader, times, state.Step);
            long time = state.Time;
            for (int index = 0; index < times.Length; index++)
            {
                state.Step = times[index];
                times[index] = time += times[index];
            }

            state.Time = time;
            return;
        }

        long first = state.Time + state.Step;
        if ((flags & NewStep) != 0)
        {
            first = state.Time + reader.ReadSigned();
            state.Step = reader.ReadSigned();
        }

        long step = state.Step;
        for (int index = 0; index < times.Length; index++)
            times[index] = first + (index * step);
        state.Time = times[^1];
    }

    private static void WriteValues(ByteWriter writer, ref FloatState state, ReadOnlySpan<double> values, ReadOnlySpan<long> integers, FloatPlan plan)
    {
        switch (plan.Form)
        {
            case FloatForm.Constant:
                return;
            case FloatForm.Bits:
                writer.WriteByte(plan.Parameter);
                IntegerBlock.Write(writer, integers, ToBits(state.Previous) >>> plan.Parameter, plan.Integers);
                state.Previous = values[^1];
                return;
            case FloatForm.Decimals:
                writer.WriteByte(plan.Parameter);
                break;
        }

        IntegerBlock.Write(writer, integers, Decimals.ToInteger(state.Previous, plan.Parameter), plan.Integers);
        state.Decimals = plan.Parameter;
        state.Previous = Decimals.ToDouble(integers[^1], plan.Parameter);
        if (plan.Exceptions == 0)
            return;
        writer.WriteByte(plan.Exceptions);
        for (int index = 0; index < values.Length; index++)
        {
            if (Decimals.IsExact(integers[index], plan.Parameter, values[index]))
                continue;
            writer.WriteByte(index);
            writer.WriteDouble(values[index]);
        }
    }

    private static void ReadBits(ref ByteReader reader, ref FloatState state, scoped Span<double> values)
    {
        Span<long> bits = stackalloc long[ChunkConstants.BlockSamples];
        bits = bits[..values.Length];
        int shift = reader.ReadByte();
        IntegerBlock.Read(ref reader, bits, ToBits(state.Previous) >>> shift);
        for (int index = 0; index < values.Length; index++)
            values[index] = BitConverter.UInt64BitsToDouble(BitOperations.RotateRight((ulong)bits[index] << shift, 1));
        state.Previous = values[^1];
    }

    private static void ReadDecimals(ref ByteReader reader, ref FloatState state, scoped Span<double> values)
    {
        Span<long> integers = stackalloc long[ChunkConstants.BlockSamples];
        integers = integers[..values.Length];
        IntegerBlock.Read(ref reader, integers, Decimals.ToInteger(state.Previous, state.Decimals));
        Decimals.ToDoubles(integers, state.Decimals, values);
        state.Previous = values[^1];
    }

    /// <summary>The bits of a number with the sign last, so that numbers of either sign are near each other.</summary>
    internal static long ToBits(double value) => (long)BitOperations.RotateLeft(BitConverter.DoubleToUInt64Bits(value), 1);

    /// <summary>How many bytes the exceptions of a block take.</summary>
    internal static int SizeOfExceptions(int count) => count == 0 ? 0 : 1 + (count * ExceptionBytes);
}
