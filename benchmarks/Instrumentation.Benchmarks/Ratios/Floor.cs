namespace Instrumentation.Benchmarks.Ratios;

/// <summary>What the processor itself asks for an atomic addition.</summary>
public static class Floor
{
    private static long _whole;
    private static long _bits;

    public static void Add(int count)
    {
        for (int index = 0; index < count; index++)
            Interlocked.Add(ref _whole, 1);
    }

    public static void AddDouble(int count)
    {
        for (int index = 0; index < count; index++)
        {
            long seen = Volatile.Read(ref _bits);
            while (true)
            {
                long sum = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(seen) + 1.0);
                long found = Interlocked.CompareExchange(ref _bits, sum, seen);
                if (found == seen)
                    break;
                seen = found;
            }
        }
    }
}
