using System.Numerics;

namespace Instrumentation.Chunks;

/// <summary>The widths that a number of a histogram is written in.</summary>
internal static class VariableWidth
{
    /// <summary>The index of the widest.</summary>
    public const int Last = 7;

    public static ReadOnlySpan<byte> All => [0, 3, 6, 9, 13, 20, 32, 64];

    /// <summary>The narrowest width that holds a number.</summary>
    public static int IndexOf(ulong value)
    {
        int bits = 64 - BitOperations.LeadingZeroCount(value);
        int index = 0;
        while (All[index] < bits)
            index++;
        return index;
    }

    /// <summary>How many bits a number takes with what says its width.</summary>
    public static int Cost(ulong value)
    {
        int index = IndexOf(value);
        return Math.Min(index + 1, Last) + All[index];
    }
}
