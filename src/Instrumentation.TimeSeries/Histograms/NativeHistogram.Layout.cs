using System.Collections.Immutable;

namespace Instrumentation.Histograms;

/// <content>The same observations in other buckets.</content>
public sealed partial class NativeHistogram
{
    /// <summary>Makes a histogram without buckets.</summary>
    public NativeHistogram()
    {
    }

    internal NativeHistogram(NativeHistogram source)
    {
        Schema = source.Schema;
        ZeroThreshold = source.ZeroThreshold;
        ZeroCount = source.ZeroCount;
        Count = source.Count;
        Sum = source.Sum;
        Positive = source.Positive;
        Negative = source.Negative;
        CustomBounds = source.CustomBounds;
        ResetHint = source.ResetHint;
    }

    /// <summary>Leaves out empty buckets and joins spans that touch.</summary>
    /// <param name="maximumEmpty">Empty buckets that may stay between two others, which then share a span; 0 or above.</param>
    /// <returns>An equal histogram with as few buckets as that allows, or this one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public NativeHistogram Compact(int maximumEmpty = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumEmpty);
        BucketSide positive = Positive.Compact(maximumEmpty);
        BucketSide negative = Negative.Compact(maximumEmpty);
        return positive == Positive && negative == Negative ? this : new NativeHistogram(this) { Positive = positive, Negative = negative };
    }

    /// <summary>Merges exponential buckets into wider ones.</summary>
    /// <param name="schema">The schema wanted, not above <see cref="Schema"/>.</param>
    /// <returns>A histogram with the same counts, or this one.</returns>
    /// <exception cref="InvalidOperationException">The buckets are custom ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The schema is none, or finer than this histogram's.</exception>
    public NativeHistogram ReduceResolution(int schema)
    {
        if (schema == Schema)
            return this;
        if (HasCustomBuckets)
            throw new InvalidOperationException("Custom buckets have no resolution to reduce.");
        ArgumentOutOfRangeException.ThrowIfLessThan(schema, ExponentialBounds.CoarsestSchema);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(schema, Schema);
        int steps = Schema - schema;
        return new NativeHistogram(this) { Schema = schema, Positive = Positive.Coarsen(steps), Negative = Negative.Coarsen(steps) };
    }

    /// <summary>Says something else about a reset of the counters.</summary>
    /// <param name="hint">What is known about a reset.</param>
    /// <returns>A histogram that differs in nothing else, or this one.</returns>
    public NativeHistogram WithResetHint(CounterResetHint hint) => hint == ResetHint ? this : new NativeHistogram(this) { ResetHint = hint };

    /// <summary>Keeps the totals only.</summary>
    /// <returns>A histogram with this one's count, sum and reset hint.</returns>
    public NativeHistogram WithoutBuckets() => new() { Count = Count, Sum = Sum, ResetHint = ResetHint };

    // Widens the zero bucket, and further where the threshold would cut a bucket that counts something.
    internal NativeHistogram WidenZeroBucket(double threshold)
    {
        if (threshold <= ZeroThreshold || HasCustomBuckets)
            return this;
        int covered = ExponentialBounds.IndexOf(threshold, Schema);
        double upper = ExponentialBounds.Upper(covered, Schema);
        if (upper != threshold && (Positive.CountAt(covered) != 0 || Negative.CountAt(covered) != 0))
            threshold = upper;
        BucketSide positive = Positive.RemoveThrough(covered, out double positiveCount);
        BucketSide negative = Negative.RemoveThrough(covered, out double negativeCount);
        return new NativeHistogram(this)
        {
            ZeroThreshold = threshold,
            ZeroCount = ZeroCount + positiveCount + negativeCount,
            Positive = positive,
            Negative = negative,
        };
    }

    // Gives two histograms the same zero bucket and schema, or the same custom bounds.
    internal static (NativeHistogram Left, NativeHistogram Right) Align(NativeHistogram left, NativeHistogram right)
    {
        if (left.HasCustomBuckets)
            return AlignCustom(left, right);
        while (left.ZeroThreshold != right.ZeroThreshold)
        {
            if (left.ZeroThreshold > right.ZeroThreshold)
                right = right.WidenZeroBucket(left.ZeroThreshold);
            else
                left = left.WidenZeroBucket(right.ZeroThreshold);
        }

        int schema = Math.Min(left.Schema, right.Schema);
        return (left.ReduceResolution(schema), right.ReduceResolution(schema));
    }

    private static (NativeHistogram Left, NativeHistogram Right) AlignCustom(NativeHistogram left, NativeHistogram right)
    {
        if (CustomBucketBounds.Match(left.CustomBounds, right.CustomBounds))
            return (left, right);
        ImmutableArray<double> shared = CustomBucketBounds.Intersect(left.CustomBounds, right.CustomBounds);
        return (left.MoveTo(shared), right.MoveTo(shared));
    }

    internal NativeHistogram MoveTo(ImmutableArray<double> bounds) =>
        new(this) { Positive = CustomBucketBounds.Move(Positive, CustomBounds, bounds), CustomBounds = bounds };
}
