using System.Diagnostics.CodeAnalysis;

namespace Instrumentation.Histograms;

/// <content>Sums, differences and multiples.</content>
public sealed partial class NativeHistogram
{
    /// <summary>Adds another histogram.</summary>
    /// <param name="other">What to add.</param>
    /// <param name="sum">The sum, with the coarser schema, the wider zero bucket or the shared custom bounds; it may hold empty buckets.</param>
    /// <param name="notes">What a reader should be told.</param>
    /// <returns>False when one has custom buckets and the other exponential ones, which cannot be added.</returns>
    public bool TryAdd(NativeHistogram other, [NotNullWhen(true)] out NativeHistogram? sum, out HistogramNotes notes) => TryCombine(other, 1, out sum, out notes);

    /// <summary>Subtracts another histogram.</summary>
    /// <param name="other">What to subtract.</param>
    /// <param name="difference">The difference, a gauge; otherwise like the sum of <see cref="TryAdd"/>.</param>
    /// <param name="notes">What a reader should be told.</param>
    /// <returns>False when one has custom buckets and the other exponential ones, which cannot be subtracted.</returns>
    public bool TrySubtract(NativeHistogram other, [NotNullWhen(true)] out NativeHistogram? difference, out HistogramNotes notes)
    {
        bool possible = TryCombine(other, -1, out difference, out notes);
        difference = difference?.WithResetHint(CounterResetHint.Gauge);
        return possible && difference is not null;
    }

    /// <summary>Multiplies all counts and the sum.</summary>
    /// <param name="factor">The factor; a negative one makes a gauge.</param>
    /// <returns>The product.</returns>
    public NativeHistogram Multiply(double factor) => new(this)
    {
        Count = Count * factor,
        Sum = Sum * factor,
        ZeroCount = ZeroCount * factor,
        Positive = Positive.Select(count => count * factor),
        Negative = Negative.Select(count => count * factor),
        ResetHint = factor < 0 ? CounterResetHint.Gauge : ResetHint,
    };

    /// <summary>Divides all counts and the sum.</summary>
    /// <param name="divisor">The divisor; a negative one makes a gauge, 0 leaves no buckets but the zero bucket.</param>
    /// <returns>The quotient.</returns>
    public NativeHistogram Divide(double divisor) => new(this)
    {
        Count = Count / divisor,
        Sum = Sum / divisor,
        ZeroCount = ZeroCount / divisor,
        Positive = divisor == 0 ? BucketSide.Empty : Positive.Select(count => count / divisor),
        Negative = divisor == 0 ? BucketSide.Empty : Negative.Select(count => count / divisor),
        ResetHint = divisor < 0 ? CounterResetHint.Gauge : ResetHint,
    };

    /// <summary>Turns the sign of all counts and of the sum.</summary>
    /// <returns>The negated histogram, a gauge.</returns>
    public NativeHistogram Negate() => Multiply(-1);

    // Custom histograms have no zero bucket, so theirs stays whatever it is.
    private bool TryCombine(NativeHistogram other, double factor, [NotNullWhen(true)] out NativeHistogram? result, out HistogramNotes notes)
    {
        ArgumentNullException.ThrowIfNull(other);
        result = null;
        notes = HistogramNotes.None;
        if (HasCustomBuckets != other.HasCustomBuckets)
            return false;
        if (HasCustomBuckets && !CustomBucketBounds.Match(CustomBounds, other.CustomBounds))
            notes |= HistogramNotes.BoundsReconciled;
        if (CounterResetHints.Collide(ResetHint, other.ResetHint))
            notes |= HistogramNotes.ResetHintsCollided;
        (NativeHistogram left, NativeHistogram right) = Align(this, other);
        result = new NativeHistogram(left)
        {
            Count = Count + (factor * other.Count),
            Sum = Sum + (factor * other.Sum),
            ZeroCount = left.ZeroCount + (factor * right.ZeroCount),
            Positive = BucketSide.Combine(left.Positive, right.Positive, factor),
            Negative = BucketSide.Combine(left.Negative, right.Negative, factor),
            ResetHint = CounterResetHints.Combine(ResetHint, other.ResetHint),
        };
        return true;
    }
}
