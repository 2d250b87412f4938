namespace Instrumentation.Recording;

// Counts per exponential bucket while they are put together: merged from finer layouts, lessened by what was forgotten. Used by one thread.
internal sealed class ExponentialBuckets
{
    private long[] _counts = [];

    internal int Scale { get; private set; } = ExponentialIndex.FinestScale;

    internal int Offset { get; private set; }

    internal int Length { get; private set; }

    internal ReadOnlySpan<long> Counts => _counts.AsSpan(0, Length);

    internal void Clear(int scale)
    {
        Scale = scale;
        Length = 0;
    }

    // Adds counts whose first bucket has the given index at the given scale, which may be finer than this one's but not coarser.
    internal void Add(ReadOnlySpan<long> counts, int offset, int scale, int sign)
    {
        int first = counts.IndexOfAnyExcept(0);
        if (first < 0)
            return;
        int last = counts.LastIndexOfAnyExcept(0);
        int shift = scale - Scale;
        Cover((offset + first) >> shift, (offset + last) >> shift);
        for (int bucket = first; bucket <= last; bucket++)
            _counts[((offset + bucket) >> shift) - Offset] += sign * counts[bucket];
    }

    // A copy, lessened by what was counted before.
    internal ExponentialBuckets Minus(ExponentialBuckets? before)
    {
        var rest = new ExponentialBuckets { Scale = Scale };
        rest.Add(Counts, Offset, Scale, 1);
        if (before is not null)
        {
            rest.Lower(before.Scale);
            rest.Add(before.Counts, before.Offset, before.Scale, -1);
        }

        rest.Trim();
        return rest;
    }

    // Makes buckets coarser.
    internal void Lower(int scale)
    {
        int shift = Scale - scale;
        if (shift <= 0)
            return;
        int offset = Offset >> shift;
        for (int bucket = 0; bucket < Length; bucket++)
        {
            long count = _counts[bucket];
            _counts[bucket] = 0;
            _counts[((Offset + bucket) >> shift) - offset] += count;
        }

        Length = Length == 0 ? 0 : ((Offset + Length - 1) >> shift) - offset + 1;
        Offset = offset;
        Scale = scale;
    }

    // Leaves out empty buckets at both ends.
    internal void Trim()
    {
        int first = Counts.IndexOfAnyExcept(0);
        if (first < 0)
        {
            Length = 0;
            return;
        }

        int length = Counts.LastIndexOfAnyExcept(0) - first + 1;
        _counts.AsSpan(first, length).CopyTo(_counts);
        Offset += first;
        Length = length;
    }

    private void Cover(int first, int last)
    {
        int from = Length == 0 ? first : Math.Min(first, Offset);
        int to = Length == 0 ? last : Math.Max(last, Offset + Length - 1);
        int length = to - from + 1;
        if (Length != 0 && from == Offset && length == Length)
            return;
        long[] target = length > _counts.Length ? new long[length] : _counts;
        int move = Length == 0 ? 0 : Offset - from;
        _counts.AsSpan(0, Length).CopyTo(target.AsSpan(move));
        target.AsSpan(0, move).Clear();
        target.AsSpan(move + Length, length - move - Length).Clear();
        _counts = target;
        Offset = from;
        Length = length;
    }
}
