using System.Collections.Immutable;

namespace Instrumentation.Histograms;

// Bounds of custom buckets that several histograms share.
internal static class CustomBucketBounds
{
    public static bool Match(ImmutableArray<double> left, ImmutableArray<double> right) => left.AsSpan().SequenceEqual(right.AsSpan());

    public static ImmutableArray<double> Intersect(ImmutableArray<double> left, ImmutableArray<double> right)
    {
        ImmutableArray<double>.Builder shared = ImmutableArray.CreateBuilder<double>();
        int a = 0;
        int b = 0;
        while (a < left.Length && b < right.Length)
        {
            if (left[a] == right[b])
                shared.Add(left[a]);
            bool advanceLeft = left[a] <= right[b];
            bool advanceRight = right[b] <= left[a];
            a += advanceLeft ? 1 : 0;
            b += advanceRight ? 1 : 0;
        }

        return shared.DrainToImmutable();
    }

    /// <summary>For each bucket of some bounds, the bucket of fewer bounds that holds it.</summary>
    public static int[] Map(ImmutableArray<double> from, ImmutableArray<double> to)
    {
        int[] map = new int[from.Length + 1];
        int target = 0;
        for (int bucket = 0; bucket < from.Length; bucket++)
        {
            while (target < to.Length && to[target] < from[bucket])
                target++;
            map[bucket] = target;
        }

        map[from.Length] = to.Length;
        return map;
    }

    public static BucketSide Move(BucketSide side, ImmutableArray<double> from, ImmutableArray<double> to) => Match(from, to) ? side : side.Map(Map(from, to));
}
