using System.Numerics;
using System.Runtime.CompilerServices;

namespace Instrumentation.Recording;

// Spreads threads over stripes by the address of their stacks: no thread static, no system call, and a collision costs speed, never a count.
internal static unsafe class Stripe
{
    // Stacks are 8 MiB apart where the C library's default holds and 1.5 MiB where the runtime sets it. This multiple of 2^64 has a
    // fractional part that sends neighbours at either distance (1, 2 or 8 units of 1 MiB) at least a quarter of the circle apart.
    private const ulong Multiplier = 0xB3C6_EF37_2FE9_4F83;

    // Stack addresses are compared in units of 1 MiB, so that a thread stays in one stripe, or two, however deep it calls.
    private const int UnitBits = 20;

    internal static int CounterBits { get; } = Math.Clamp(BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount * 2)), 2, 6);

    internal static int HistogramBits { get; } = Math.Min(CounterBits, 4);

    // The shift keeps the highest bits of a 63-bit hash; with 0 bits it leaves nothing, which puts every thread on stripe 0.
    internal static int ShiftFor(int bits) => 63 - bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Index(int shift)
    {
        byte onStack;
        ulong unit = (ulong)(nuint)(&onStack) >> UnitBits;
        return (nint)(((unit * Multiplier) >> 1) >> shift);
    }
}
