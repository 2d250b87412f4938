using System.Collections.Immutable;

namespace Instrumentation.Histograms;

// A histogram while others are added to it, every number with its compensation.
internal sealed class CompensatedHistogram
{
    private readonly CompensatedSide _positive;
    private readonly CompensatedSide _negative;
    private CompensatedNumber _count;
    private CompensatedNumber _sum;
    private CompensatedNumber _zeroCount;
    private int _schema;
    private double _zeroThreshold;
    private ImmutableArray<double> _customBounds;
    private CounterResetHint _hint;

    public CompensatedHistogram(NativeHistogram first)
    {
        _positive = new CompensatedSide();
        _negative = new CompensatedSide();
        _positive.Add(first.Positive);
        _negative.Add(first.Negative);
        _count = new CompensatedNumber(first.Count);
        _sum = new CompensatedNumber(first.Sum);
        _zeroCount = new CompensatedNumber(first.ZeroCount);
        _schema = first.Schema;
        _zeroThreshold = first.ZeroThreshold;
        _customBounds = first.CustomBounds;
        _hint = first.ResetHint;
    }

    private CompensatedHistogram(CompensatedHistogram source)
    {
        _positive = source._positive.Clone();
        _negative = source._negative.Clone();
        (_count, _sum, _zeroCount) = (source._count, source._sum, source._zeroCount);
        (_schema, _zeroThreshold, _customBounds, _hint) = (source._schema, source._zeroThreshold, source._customBounds, source._hint);
    }

    public bool HasCustomBuckets => _schema == NativeHistogram.CustomBucketsSchema;

    public bool HasOverflow =>
        double.IsInfinity(_count.Sum) || double.IsInfinity(_sum.Sum) || double.IsInfinity(_zeroCount.Sum) || _positive.HasOverflow || _negative.HasOverflow;

    public CompensatedHistogram Clone() => new(this);

    /// <summary>Tells whether adding a histogram cannot overflow, in whatever way its buckets merge with these.</summary>
    public bool IsFarFromOverflow(NativeHistogram other)
    {
        double magnitude = Math.Abs(_count.Sum) + Math.Abs(_sum.Sum) + Math.Abs(_zeroCount.Sum) + _positive.Magnitude + _negative.Magnitude;
        magnitude += Math.Abs(other.Count) + Math.Abs(other.Sum) + Math.Abs(other.ZeroCount);
        foreach (double count in other.PositiveBuckets)
            magnitude += Math.Abs(count);
        foreach (double count in other.NegativeBuckets)
            magnitude += Math.Abs(count);
        return double.IsFinite(magnitude);
    }

    /// <summary>Adds a histogram of the same kind of buckets.</summary>
    /// <returns>Whether custom bounds differed.</returns>
    public bool Add(NativeHistogram other)
    {
        bool reconciled = HasCustomBuckets && !CustomBucketBounds.Match(_customBounds, other.CustomBounds);
        other = HasCustomBuckets ? AlignBounds(other) : AlignSchema(AlignZero(other));
        _count.Add(other.Count);
        _sum.Add(other.Sum);
        _zeroCount.Add(other.ZeroCount);
        _positive.Add(other.Positive);
        _negative.Add(other.Negative);
        _hint = CounterResetHints.Combine(_hint, other.ResetHint);
        return reconciled;
    }

    public void Multiply(double factor) => Change(number =>
    {
        number.Multiply(factor);
        return number;
    });

    public void Divide(double divisor) => Change(number =>
    {
        number.Divide(divisor);
        return number;
    });

    public NativeHistogram ToHistogram() => new()
    {
        Schema = _schema,
        ZeroThreshold = _zeroThreshold,
        ZeroCount = _zeroCount.Value,
        Count = _count.Value,
        Sum = _sum.Value,
        Positive = _positive.ToSide(),
        Negative = _negative.ToSide(),
        CustomBounds = _customBounds,
        ResetHint = _hint,
    };

    private void Change(Func<CompensatedNumber, CompensatedNumber> change)
    {
        (_count, _sum, _zeroCount) = (change(_count), change(_sum), change(_zeroCount));
        _positive.Change(change);
        _negative.Change(change);
    }

    private NativeHistogram AlignBounds(NativeHistogram other)
    {
        if (CustomBucketBounds.Match(_customBounds, other.CustomBounds))
            return other;
        ImmutableArray<double> shared = CustomBucketBounds.Intersect(_customBounds, other.CustomBounds);
        int[] map = CustomBucketBounds.Map(_customBounds, shared);
        _positive.Map(index => map[index]);
        _customBounds = shared;
        return other.MoveTo(shared);
    }

    private NativeHistogram AlignZero(NativeHistogram other)
    {
        while (_zeroThreshold != other.ZeroThreshold)
        {
            if (_zeroThreshold > other.ZeroThreshold)
                other = other.WidenZeroBucket(_zeroThreshold);
            else
                WidenZeroBucket(other.ZeroThreshold);
        }

        return other;
    }

    private void WidenZeroBucket(double threshold)
    {
        int covered = ExponentialBounds.IndexOf(threshold, _schema);
        double upper = ExponentialBounds.Upper(covered, _schema);
        if (upper != threshold && (_positive.IsPopulated(covered) || _negative.IsPopulated(covered)))
            threshold = upper;
        _zeroThreshold = threshold;
        _positive.MoveInto(ref _zeroCount, covered);
        _negative.MoveInto(ref _zeroCount, covered);
    }

    private NativeHistogram AlignSchema(NativeHistogram other)
    {
        if (other.Schema >= _schema)
            return other.ReduceResolution(_schema);
        int steps = _schema - other.Schema;
        _positive.Map(index => ExponentialBounds.Coarser(index, steps));
        _negative.Map(index => ExponentialBounds.Coarser(index, steps));
        _schema = other.Schema;
        return other;
    }
}
