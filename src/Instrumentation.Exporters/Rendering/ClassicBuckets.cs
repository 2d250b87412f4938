namespace Instrumentation.Rendering;

// An exponential histogram as cumulative buckets with upper bounds, which is all that the text formats know: negative buckets, the zero
// bucket, positive buckets, and +Inf, which the caller writes. Above the limit, neighbouring buckets are merged in pairs, as at the next
// coarser scale, so that the bounds of any scale are among those of every finer one.
internal sealed class ClassicBuckets
{
    // With +Inf; OpenTelemetry's default size of an exponential histogram.
    internal const int MaxBuckets = 160;

    private readonly double[] _upperBounds = new double[MaxBuckets];
    private readonly long[] _cumulativeCounts = new long[MaxBuckets];

    internal int Count { get; private set; }

    internal ReadOnlySpan<double> UpperBounds => _upperBounds.AsSpan(0, Count);

    internal ReadOnlySpan<long> CumulativeCounts => _cumulativeCounts.AsSpan(0, Count);

    internal void Fill(HistogramPoint histogram)
    {
        Count = 0;
        ReadOnlySpan<long> negative = histogram.NegativeCounts;
        ReadOnlySpan<long> positive = histogram.BucketCounts;
        bool zero = histogram.ZeroCount > 0 || negative.Length > 0;
        int shift = 0;
        while (Merged(histogram.NegativeOffset, negative.Length, shift) + Merged(histogram.PositiveOffset, positive.Length, shift) + (zero ? 2 : 1) > MaxBuckets)
            shift++;

        int scale = histogram.Scale - shift;
        long cumulative = 0;
        for (int i = negative.Length - 1; i >= 0; i--)
        {
            cumulative += negative[i];
            int index = (histogram.NegativeOffset + i) >> shift;
            if (i == 0 || (histogram.NegativeOffset + i - 1) >> shift != index)
                Add(-LowerBound(scale, index), cumulative);
        }

        cumulative += histogram.ZeroCount;
        if (zero)
            Add(0, cumulative);
        for (int i = 0; i < positive.Length; i++)
        {
            cumulative += positive[i];
            int index = (histogram.PositiveOffset + i) >> shift;
            if (i == positive.Length - 1 || (histogram.PositiveOffset + i + 1) >> shift != index)
                Add(LowerBound(scale, index + 1), cumulative);
        }
    }

    // base^index with base = 2^(2^-scale), exact for powers of two.
    internal static double LowerBound(int scale, int index)
    {
        if (scale <= 0)
            return Math.ScaleB(1, index << -scale);
        int fraction = index & ((1 << scale) - 1);
        return Math.ScaleB(Math.Pow(2, Math.ScaleB(fraction, -scale)), index >> scale);
    }

    private static int Merged(int offset, int length, int shift) => length == 0 ? 0 : ((offset + length - 1) >> shift) - (offset >> shift) + 1;

    // Beyond the range of a double neighbouring bounds coincide; the later one then has all that the earlier one had.
    private void Add(double upperBound, long cumulative)
    {
        if (double.IsInfinity(upperBound))
            return;
        if (Count > 0 && _upperBounds[Count - 1] >= upperBound)
            Count--;
        _upperBounds[Count] = upperBound;
        _cumulativeCounts[Count++] = cumulative;
    }
}
