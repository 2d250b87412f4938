namespace Instrumentation.Recording;

// Counts values in buckets of constant relative width, so that any quantile is known to a relative error: DDSketch (Masson, Rim and Lee,
// "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", PVLDB 12(12), 2019). The width is 2^(1/64), an error
// of at most (2^(1/64) - 1) / (2^(1/64) + 1) = 0.54 %. Buckets lie in pages of one octave that are created when first needed.
internal sealed class QuantileSketch
{
    internal const int Scale = 6;

    // 128 octaves are 38 orders of magnitude. Beyond them the smallest magnitudes share the smallest page, as in the paper's collapsing store.
    internal const int MaxPages = 128;
    private const int BucketsPerPage = 1 << Scale;
    private const int LowestOctave = -1075;
    private const int GroupSize = 64;
    private const int Groups = ((1024 - LowestOctave) / GroupSize) + 1;

    private readonly Store _positive = new();
    private readonly Store _negative = new();
    private long _zero;

    internal void Add(double value)
    {
        if (value == 0)
            Interlocked.Increment(ref _zero);
        else if (value > 0)
            _positive.Add(value);
        else
            _negative.Add(-value);
    }

    // The counts of several sketches taken together answer as one sketch of all their values.
    internal static void Estimate(ReadOnlySpan<QuantileSketch> sketches, IReadOnlyList<double> quantiles, Span<QuantileValue> values)
    {
        long count = 0;
        long negatives = 0;
        long zeros = 0;
        foreach (QuantileSketch sketch in sketches)
        {
            long negative = sketch._negative.Count();
            long zero = Volatile.Read(ref sketch._zero);
            negatives += negative;
            zeros += zero;
            count += negative + zero + sketch._positive.Count();
        }

        for (int index = 0; index < values.Length; index++)
        {
            double quantile = quantiles[index];
            values[index] = new QuantileValue(quantile, count == 0 ? double.NaN : At(sketches, (long)(quantile * (count - 1)), negatives, zeros));
        }
    }

    private static double At(ReadOnlySpan<QuantileSketch> sketches, long rank, long negatives, long zeros)
    {
        if (rank < negatives)
            return -Walk(sketches, negatives - 1 - rank, negative: true);
        if (rank < negatives + zeros)
            return 0;
        return Walk(sketches, rank - negatives - zeros, negative: false);
    }

    private static double Walk(ReadOnlySpan<QuantileSketch> sketches, long rank, bool negative)
    {
        int last = 0;
        for (int octave = LowestOctave; octave < 1024; octave++)
        {
            for (int bucket = 0; bucket < BucketsPerPage; bucket++)
            {
                long here = 0;
                foreach (QuantileSketch sketch in sketches)
                {
                    long[]? page = (negative ? sketch._negative : sketch._positive).Page(octave);
                    if (page is null)
                        continue;
                    here += Volatile.Read(ref page[bucket]);
                }

                if (here == 0)
                    continue;
                last = (octave * BucketsPerPage) + bucket;
                rank -= here;
                if (rank < 0)
                    return Middle(last);
            }
        }

        return Middle(last);
    }

    // The value whose relative distance to both ends of its bucket is the same.
    private static double Middle(int index)
    {
        double upper = ExponentialIndex.UpperBoundary(index, Scale);
        double lower = ExponentialIndex.UpperBoundary(index - 1, Scale);
        return double.IsInfinity(upper) ? double.MaxValue : 2 * lower * (upper / (lower + upper));
    }

    private sealed class Store
    {
        private readonly long[]?[]?[] _groups = new long[]?[]?[Groups];
        private int _pages;

        internal void Add(double magnitude)
        {
            int index = ExponentialIndex.AtFinest(magnitude) >> (ExponentialIndex.FinestScale - Scale);
            long[] page = PageFor(index >> Scale, out bool exact);
            Interlocked.Increment(ref page[exact ? index & (BucketsPerPage - 1) : 0]);
        }

        internal long[]? Page(int octave)
        {
            int at = octave - LowestOctave;
            return Volatile.Read(ref _groups[at / GroupSize])?[at % GroupSize];
        }

        internal long Count()
        {
            long count = 0;
            foreach (long[]?[]? group in _groups)
            {
                foreach (long[]? page in group ?? [])
                {
                    for (int bucket = 0; bucket < page?.Length; bucket++)
                        count += Volatile.Read(ref page[bucket]);
                }
            }

            return count;
        }

        private long[] PageFor(int octave, out bool exact)
        {
            exact = true;
            if (Page(octave) is { } existing)
                return existing;
            if (Interlocked.Increment(ref _pages) > MaxPages)
            {
                Interlocked.Decrement(ref _pages);
                exact = false;
                return Nearest(octave);
            }

            int at = octave - LowestOctave;
            ref long[]?[]? group = ref _groups[at / GroupSize];
            if (group is null)
                Interlocked.CompareExchange(ref group, new long[]?[GroupSize], null);
            long[] page = new long[BucketsPerPage];
            long[]? found = Interlocked.CompareExchange(ref group![at % GroupSize], page, null);
            if (found is null)
                return page;
            Interlocked.Decrement(ref _pages);
            return found;
        }

        private long[] Nearest(int octave)
        {
            for (int distance = 1; ; distance++)
            {
                if (octave + distance < 1024 && Page(octave + distance) is { } above)
                    return above;
                if (octave - distance >= LowestOctave && Page(octave - distance) is { } below)
                    return below;
            }
        }
    }
}
