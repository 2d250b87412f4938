using System.Collections.Immutable;

namespace Instrumentation.Histograms;

// The buckets on one side of a histogram: which there are, and what each counts.
internal readonly record struct BucketSide(ImmutableArray<HistogramSpan> Spans, ImmutableArray<double> Counts)
{
    public static BucketSide Empty { get; } = new([], []);

    public bool IsEmpty => Counts.IsEmpty;

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Adds another side's counts, times a factor, to this one's; buckets of either are there in the result.</summary>
    public static BucketSide Combine(BucketSide left, BucketSide right, double factor)
    {
        if (right.IsEmpty)
            return left;
        if (left.Spans.AsSpan().SequenceEqual(right.Spans.AsSpan()) && left.Counts.Length == right.Counts.Length)
            return left with { Counts = CombineCounts(left.Counts, right.Counts, factor) };
        var builder = new BucketSideBuilder(left.Counts.Length + right.Counts.Length);
        Enumerator a = left.GetEnumerator();
        Enumerator b = right.GetEnumerator();
        bool moreA = a.MoveNext();
        bool moreB = b.MoveNext();
        while (moreA || moreB)
        {
            int index = !moreB || (moreA && a.Index < b.Index) ? a.Index : b.Index;
            double count = 0;
            if (moreA && a.Index == index)
            {
                count = a.Count;
                moreA = a.MoveNext();
            }

            if (moreB && b.Index == index)
            {
                count += factor * b.Count;
                moreB = b.MoveNext();
            }

            builder.Add(index, count);
        }

        return builder.Build();
    }

    /// <summary>Leaves empty buckets out, except in gaps of at most as many as given.</summary>
    public BucketSide Compact(int maximumEmpty)
    {
        if (IsCompact(maximumEmpty))
            return this;
        var builder = new BucketSideBuilder(Counts.Length);
        foreach ((int index, double count) in this)
        {
            if (count == 0)
                continue;
            if (builder.LastIndex is { } last && (long)index - last - 1 <= maximumEmpty)
            {
                for (int empty = last + 1; empty < index; empty++)
                    builder.Add(empty, 0);
            }

            builder.Add(index, count);
        }

        return builder.Build();
    }

    /// <summary>Merges buckets into those of a schema that is coarser by a number of steps.</summary>
    public BucketSide Coarsen(int schemas)
    {
        if (schemas == 0)
            return this;
        var builder = new BucketSideBuilder(Counts.Length);
        foreach ((int index, double count) in this)
            builder.Add(ExponentialBounds.Coarser(index, schemas), count);
        return builder.Build();
    }

    /// <summary>Gives each bucket another index; indices that meet are added up.</summary>
    public BucketSide Map(ReadOnlySpan<int> newIndices)
    {
        var builder = new BucketSideBuilder(Counts.Length);
        foreach ((int index, double count) in this)
            builder.Add(newIndices[index], count);
        return builder.Build();
    }

    /// <summary>Removes the buckets up to an index.</summary>
    public BucketSide RemoveThrough(int lastIndex, out double removed)
    {
        removed = 0;
        var builder = new BucketSideBuilder(Counts.Length);
        foreach ((int index, double count) in this)
        {
            if (index > lastIndex)
                builder.Add(index, count);
            else
                removed += count;
        }

        return builder.Build();
    }

    public BucketSide Select(Func<double, double> change) => this with { Counts = [.. Counts.Select(change)] };

    public double CountAt(int wanted)
    {
        foreach ((int index, double count) in this)
        {
            if (index >= wanted)
                return index == wanted ? count : 0;
        }

        return 0;
    }

    /// <summary>Tells whether two sides have the same buckets; spans may be cut differently.</summary>
    public bool HasSameLayout(BucketSide other)
    {
        if (Counts.Length != other.Counts.Length)
            return false;
        Enumerator a = GetEnumerator();
        Enumerator b = other.GetEnumerator();
        while (a.MoveNext() && b.MoveNext())
        {
            if (a.Index != b.Index)
                return false;
        }

        return true;
    }

    /// <summary>Tells whether a bucket counts less here than in an earlier side.</summary>
    public bool IsBelow(BucketSide earlier)
    {
        Enumerator now = GetEnumerator();
        bool more = now.MoveNext();
        foreach ((int index, double count) in earlier)
        {
            while (more && now.Index < index)
                more = now.MoveNext();
            if ((more && now.Index == index ? now.Count : 0) < count)
                return true;
        }

        return false;
    }

    private static ImmutableArray<double> CombineCounts(ImmutableArray<double> left, ImmutableArray<double> right, double factor)
    {
        ImmutableArray<double>.Builder counts = ImmutableArray.CreateBuilder<double>(left.Length);
        for (int index = 0; index < left.Length; index++)
            counts.Add(left[index] + (factor * right[index]));
        return counts.MoveToImmutable();
    }

    private bool IsCompact(int maximumEmpty)
    {
        foreach (double count in Counts)
        {
            if (count == 0)
                return false;
        }

        for (int span = 0; span < Spans.Length; span++)
        {
            if (Spans[span].Length == 0 || (span > 0 && Spans[span].Offset <= maximumEmpty))
                return false;
        }

        return true;
    }

    // Spans without counts behind them end the walk; Validate reports them.
    internal struct Enumerator(BucketSide side)
    {
        private int _span = -1;
        private int _left;
        private int _next;

        public int Index { get; private set; } = -1;

        public readonly double Count => side.Counts[_next - 1];

        public readonly (int Index, double Count) Current => (Index, Count);

        public bool MoveNext()
        {
            if (_next >= side.Counts.Length)
                return false;
            Index++;
            while (_left == 0)
            {
                _span++;
                if (_span >= side.Spans.Length)
                    return false;
                HistogramSpan span = side.Spans[_span];
                Index = (_span == 0 ? 0 : Index) + span.Offset;
                _left = span.Length;
            }

            _left--;
            _next++;
            return true;
        }
    }
}
