using System.Runtime.CompilerServices;

namespace Instrumentation.Recording;

// Operations on cells that hold the bits of a double.
internal static unsafe class Cell
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add(long* cell, double amount)
    {
        long seen = Volatile.Read(ref *cell);
        while (true)
        {
            long sum = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(seen) + amount);
            long found = Interlocked.CompareExchange(ref *cell, sum, seen);
            if (found == seen)
                return;
            seen = found;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Read(long* cell) => BitConverter.Int64BitsToDouble(Volatile.Read(ref *cell));

    internal static void Lower(long* cell, double value)
    {
        long seen = Volatile.Read(ref *cell);
        while (value < BitConverter.Int64BitsToDouble(seen))
        {
            long found = Interlocked.CompareExchange(ref *cell, BitConverter.DoubleToInt64Bits(value), seen);
            if (found == seen)
                return;
            seen = found;
        }
    }

    internal static void Raise(long* cell, double value)
    {
        long seen = Volatile.Read(ref *cell);
        while (value > BitConverter.Int64BitsToDouble(seen))
        {
            long found = Interlocked.CompareExchange(ref *cell, BitConverter.DoubleToInt64Bits(value), seen);
            if (found == seen)
                return;
            seen = found;
        }
    }
}
