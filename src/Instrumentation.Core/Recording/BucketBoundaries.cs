using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Instrumentation.Recording;

// Upper boundaries, inclusive. A value's bucket is the number of boundaries below it, which four comparisons at a time count without branches.
internal sealed class BucketBoundaries
{
    private const int Lanes = 4;
    private const int LargestLinear = 32;
    private readonly double[] _padded;

    internal BucketBoundaries(IReadOnlyList<double> boundaries)
    {
        Values = [.. boundaries];
        _padded = new double[(Values.Length + Lanes - 1) / Lanes * Lanes];
        Array.Fill(_padded, double.PositiveInfinity);
        Values.CopyTo(_padded, 0);
    }

    internal double[] Values { get; }

    // Including the one above all boundaries.
    internal int Count => Values.Length + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(double value)
    {
        double[] padded = _padded;
        if (padded.Length > LargestLinear)
            return FindBinary(value);
        ref double start = ref MemoryMarshal.GetArrayDataReference(padded);
        Vector256<double> values = Vector256.Create(value);
        int below = 0;
        for (int index = 0; index < padded.Length; index += Lanes)
            below += BitOperations.PopCount(Vector256.LessThan(Vector256.LoadUnsafe(ref start, (nuint)index), values).ExtractMostSignificantBits());
        return below;
    }

    private int FindBinary(double value)
    {
        int found = Array.BinarySearch(Values, value);
        return found >= 0 ? found : ~found;
    }
}
