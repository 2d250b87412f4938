using System.Numerics;

namespace Instrumentation.Chunks;

/// <summary>
/// Compresses a run of up to <see cref="ChunkConstants.BlockSamples"/> integers, of which nothing is known but that they are likely near each other: in the
/// smallest of four forms, each number in the same number of bits. Arithmetic wraps around, so every run is written exactly.
/// </summary>
internal static class IntegerBlock
{
    private const int FormShift = 6;
    private const int WidthMask = 0x3f;

    // 63 bits are written as 64, so that a width fits the six bits that the form leaves.
    private const int WidestWidth = 64;
    private const int WidestCode = 63;

    /// <summary>Finds the smallest form.</summary>
    /// <param name="values">The run, not empty.</param>
    /// <param name="previous">The number before the run, which a reader knows too.</param>
    public static IntegerPlan Plan(ReadOnlySpan<long> values, long previous)
    {
        long least = values[0];
        long most = values[0];
        long leastDelta = long.MaxValue;
        long mostDelta = long.MinValue;
        int changes = values[0] == previous ? 0 : 1;
        for (int index = 1; index < values.Length; index++)
        {
            long value = values[index];
            long delta = unchecked(value - values[index - 1]);
            least = Math.Min(least, value);
            most = Math.Max(most, value);
            leastDelta = Math.Min(leastDelta, delta);
            mostDelta = Math.Max(mostDelta, delta);
            changes += delta == 0 ? 0 : 1;
        }

        if (changes == 0)
            return new IntegerPlan(IntegerForm.Constant, 0, 0, 1);
        int frameWidth = Width(unchecked((ulong)(most - least)));
        int baseBytes = VariableBytes(unchecked(least - previous));
        var best = new IntegerPlan(IntegerForm.Frame, frameWidth, least, 1 + baseBytes + PackedBytes(values.Length, frameWidth));
        if (values.Length > 1)
        {
            int width = Width(unchecked((ulong)(mostDelta - leastDelta)));
            int bytes = 1 + VariableBytes(unchecked(values[0] - previous)) + VariableBytes(leastDelta) + PackedBytes(values.Length - 1, width);
            if (bytes < best.Bytes)
                best = new IntegerPlan(IntegerForm.Delta, width, leastDelta, bytes);
        }

        int sparseBytes = 1 + baseBytes + PackedBytes(values.Length, 1) + PackedBytes(changes, frameWidth);
        return sparseBytes < best.Bytes ? new IntegerPlan(IntegerForm.Sparse, frameWidth, least, sparseBytes) : best;
    }

    /// <summary>Writes a run as planned.</summary>
    public static void Write(ByteWriter writer, ReadOnlySpan<long> values, long previous, IntegerPlan plan)
    {
        writer.WriteByte(((int)plan.Form << FormShift) | (plan.Width == WidestWidth ? WidestCode : plan.Width));
        Span<ulong> packed = stackalloc ulong[ChunkConstants.BlockSamples];
        int count = 0;
        switch (plan.Form)
        {
            case IntegerForm.Frame:
                foreach (long value in values)
                    packed[count++] = unchecked((ulong)(value - plan.Base));
                writer.WriteSigned(unchecked(plan.Base - previous));
                break;
            case IntegerForm.Delta:
                for (int index = 1; index < values.Length; index++)
                    packed[count++] = unchecked((ulong)(values[index] - values[index - 1] - plan.Base));
                writer.WriteSigned(unchecked(values[0] - previous));
                writer.WriteSigned(plan.Base);
                break;
            case IntegerForm.Sparse:
                WriteChanges(writer, values, previous);
                for (int index = 0; index < values.Length; index++)
                {
                    if (values[index] != (index == 0 ? previous : values[index - 1]))
                        packed[count++] = unchecked((ulong)(values[index] - plan.Base));
                }

                writer.WriteSigned(unchecked(plan.Base - previous));
                break;
        }

        writer.WritePacked(packed[..count], plan.Width);
    }

    /// <summary>Reads a run.</summary>
    /// <param name="reader">Where the run starts.</param>
    /// <param name="values">Gets the run; as long as the run was.</param>
    /// <param name="previous">The number before the run.</param>
    public static void Read(ref ByteReader reader, scoped Span<long> values, long previous)
    {
        int head = reader.ReadByte();
        int width = (head & WidthMask) == WidestCode ? WidestWidth : head & WidthMask;
        switch ((IntegerForm)(head >> FormShift))
        {
            case IntegerForm.Frame:
                long least = unchecked(previous + reader.ReadSigned());
                reader.ReadPacked(values, width);
                for (int index = 0; index < values.Length; index++)
                    values[index] = unchecked(values[index] + least);
                break;
            case IntegerForm.Delta:
                ReadDeltas(ref reader, values, previous, width);
                break;
            case IntegerForm.Sparse:
                ReadSparse(ref reader, values, previous, width);
                break;
            default:
                values.Fill(previous);
                break;
        }
    }

    private static void WriteChanges(ByteWriter writer, ReadOnlySpan<long> values, long previous)
    {
        uint changes = 0;
        for (int index = 0; index < values.Length; index++)
        {
            if (values[index] != (index == 0 ? previous : values[index - 1]))
                changes |= 1u << index;
        }

        for (int bytes = PackedBytes(values.Length, 1); bytes > 0; bytes--, changes >>= 8)
            writer.WriteByte((byte)changes);
    }

    private static void ReadDeltas(ref ByteReader reader, scoped Span<long> values, long previous, int width)
    {
        long value = unchecked(previous + reader.ReadSigned());
        long least = reader.ReadSigned();
        values[0] = value;
        reader.ReadPacked(values[1..], width);
        for (int index = 1; index < values.Length; index++)
            values[index] = value = unchecked(value + least + values[index]);
    }

    private static void ReadSparse(ref ByteReader reader, scoped Span<long> values, long previous, int width)
    {
        uint changes = 0;
        for (int index = 0; index < PackedBytes(values.Length, 1); index++)
            changes |= (uint)reader.ReadByte() << (8 * index);
        long least = unchecked(previous + reader.ReadSigned());
        Span<long> changed = stackalloc long[ChunkConstants.BlockSamples];
        changed = changed[..BitOperations.PopCount(changes)];
        reader.ReadPacked(changed, width);
        int next = 0;
        long value = previous;
        for (int index = 0; index < values.Length; index++)
        {
            if ((changes & (1u << index)) != 0)
                value = unchecked(changed[next++] + least);
            values[index] = value;
        }
    }

    private static int Width(ulong span)
    {
        int width = 64 - BitOperations.LeadingZeroCount(span);
        return width == WidestCode ? WidestWidth : width;
    }

    private static int VariableBytes(long value) => Math.Max(1, (70 - BitOperations.LeadingZeroCount(ZigZag.Encode(value))) / 7);

    private static int PackedBytes(int count, int width) => ((count * width) + 7) / 8;
}
