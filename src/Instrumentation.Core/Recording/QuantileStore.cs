namespace Instrumentation.Recording;

// The buckets of one sign of a quantile sketch, in pages of one octave that are created when first needed, at most 128. A page beyond that
// costs the lowest one, whose counts go to the lowest bucket of the next: only the smallest magnitudes lose their precision, as in the paper's
// collapsing store. 128 octaves are 38 orders of magnitude.
internal sealed class QuantileStore
{
    internal const int MaxPages = 128;
    internal const int LowestOctave = -1075;
    internal const int HighestOctave = 1023;
    internal const int BucketsPerOctave = 1 << Scale;
    private const int Scale = 6;
    private const int GroupSize = 64;
    private const int Groups = ((HighestOctave - LowestOctave) / GroupSize) + 1;

    // From a bucket's upper end to the value whose relative distance to both ends is the same.
    private static readonly double Centre = 2 / (1 + Math.Pow(2, 1.0 / BucketsPerOctave));

    private readonly long[]?[]?[] _groups = new long[]?[]?[Groups];
    private int _pages;

    // What is below this octave counts into its lowest bucket.
    private int _floor = LowestOctave;
    private int _lowest = HighestOctave;
    private int _highest = LowestOctave;

    // No page lies outside these two; the first is above the second as long as there is none.
    internal int Lowest => Volatile.Read(ref _lowest);

    internal int Highest => Volatile.Read(ref _highest);

    internal static double Middle(int octave, int bucket)
    {
        double upper = ExponentialIndex.UpperBoundary((octave * BucketsPerOctave) + bucket, Scale);
        return Math.Min(upper, double.MaxValue) * Centre;
    }

    internal void Add(double magnitude) => Add(ExponentialIndex.AtFinest(magnitude) >> (ExponentialIndex.FinestScale - Scale), 1);

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

    private void Add(int index, long count)
    {
        while (count > 0)
        {
            int floor = Volatile.Read(ref _floor);
            int octave = Math.Max(index >> Scale, floor);
            int bucket = index >> Scale < floor ? 0 : index & (BucketsPerOctave - 1);
            long[] page = Page(octave) ?? CreatePage(octave);
            Interlocked.Add(ref page[bucket], count);

            // Pairs with MergeLowest, which takes a page out of its place before it empties it: what was added too late for that is still
            // there, and is added again where it belongs now.
            if (ReferenceEquals(Page(octave), page))
                return;
            count = Interlocked.Exchange(ref page[bucket], 0);
        }
    }

    private long[] CreatePage(int octave)
    {
        int at = octave - LowestOctave;
        ref long[]?[]? group = ref _groups[at / GroupSize];
        if (Volatile.Read(ref group) is null)
            Interlocked.CompareExchange(ref group, new long[]?[GroupSize], null);
        Lower(ref _lowest, octave);
        Raise(ref _highest, octave);
        long[] page = new long[BucketsPerOctave];
        if (Interlocked.CompareExchange(ref group![at % GroupSize], page, null) is { } found)
            return found;
        if (Interlocked.Increment(ref _pages) > MaxPages)
            MergeLowest();
        return page;
    }

    private void MergeLowest()
    {
        long[]? page;
        int next;
        do
        {
            int lowest = NextPage(LowestOctave);
            next = NextPage(lowest + 1);
            Raise(ref _floor, next);
            int at = lowest - LowestOctave;
            page = Interlocked.Exchange(ref _groups[at / GroupSize]![at % GroupSize], null);
        }
        while (page is null);

        Interlocked.Decrement(ref _pages);
        long merged = 0;
        for (int bucket = 0; bucket < page.Length; bucket++)
            merged += Interlocked.Exchange(ref page[bucket], 0);
        Add(next * BucketsPerOctave, merged);
    }

    private int NextPage(int octave)
    {
        while (Page(octave) is null)
            octave++;
        return octave;
    }

    private static void Raise(ref int place, int value)
    {
        int seen = Volatile.Read(ref place);
        while (value > seen)
        {
            int found = Interlocked.CompareExchange(ref place, value, seen);
            if (found == seen)
                return;
            seen = found;
        }
    }

    private static void Lower(ref int place, int value)
    {
        int seen = Volatile.Read(ref place);
        while (value < seen)
        {
            int found = Interlocked.CompareExchange(ref place, value, seen);
            if (found == seen)
                return;
            seen = found;
        }
    }
}
