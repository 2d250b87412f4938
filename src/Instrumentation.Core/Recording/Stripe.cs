using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Instrumentation.Recording;

// Spreads threads over stripes by the address of their stacks: no thread static, no system call, and a collision costs speed, never a count.
// The numbers of stripes are the process's, so that the compiler knows them as constants.
internal static unsafe class Stripe
{
    // Puts all threads on so few stripes, as a power of two; for finding out what striping is worth, and for tests.
    internal const string BitsSetting = "Instrumentation.StripeBits";

    // Stacks are 8 MiB apart where the C library's default holds and 1.5 MiB where the runtime sets it. This multiple of 2^64 has a
    // fractional part that sends neighbours at either distance (1, 2 or 8 units of 1 MiB) at least a quarter of the circle apart.
    private const ulong Multiplier = 0xB3C6_EF37_2FE9_4F83;

    // Stack addresses are compared in units of 1 MiB, so that a thread stays in one stripe, or two, however deep it calls.
    private const int UnitBits = 20;
    private const int MaxCounterBits = 6;
    private const int MaxHistogramBits = 4;

    private static readonly int Bits = ReadBits();

    // The shift keeps the highest bits of a 63-bit hash; with 0 bits it leaves nothing, which puts every thread on stripe 0.
    private static readonly int CounterShift = 63 - Bits;
    private static readonly int HistogramShift = 63 - Math.Min(Bits, MaxHistogramBits);

    internal static int Counters { get; } = 1 << Bits;

    // At least two, because the neighbour takes what is recorded while a snapshot reads a stripe.
    internal static int Histograms { get; } = Math.Max(2, 1 << Math.Min(Bits, MaxHistogramBits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint OfCounter()
    {
        byte onStack;
        return (nint)(Hash(&onStack) >> CounterShift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint OfHistogram()
    {
        byte onStack;
        return (nint)(Hash(&onStack) >> HistogramShift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(byte* address) => (((ulong)(nuint)address >> UnitBits) * Multiplier) >> 1;

    private static int ReadBits()
        => int.TryParse(AppContext.GetData(BitsSetting) as string, NumberStyles.None, CultureInfo.InvariantCulture, out int bits)
            ? Math.Min(bits, MaxCounterBits)
            : Math.Clamp(BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount * 2)), 2, MaxCounterBits);
}
