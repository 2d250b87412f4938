namespace Instrumentation.Histograms;

/// <content>When two histograms are the same.</content>
public sealed partial class NativeHistogram : IEquatable<NativeHistogram>
{
    /// <summary>Tells whether two histograms have the same buckets with the same counts, to the last bit; spans may be cut differently, reset hints may differ.</summary>
    /// <param name="other">The other histogram.</param>
    /// <returns>True when they are the same; an empty bucket is not the same as none, see <see cref="Compact"/>.</returns>
    public bool Equals(NativeHistogram? other) =>
        other is not null
        && Schema == other.Schema
        && ZeroThreshold == other.ZeroThreshold
        && SameBits(Count, other.Count)
        && SameBits(Sum, other.Sum)
        && SameBits(ZeroCount, other.ZeroCount)
        && CustomBucketBounds.Match(CustomBounds, other.CustomBounds)
        && SameBuckets(Positive, other.Positive)
        && SameBuckets(Negative, other.Negative);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NativeHistogram);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Schema, ZeroThreshold, Count, Sum, ZeroCount, PositiveBuckets.Length, NegativeBuckets.Length);

    private static bool SameBits(double left, double right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);

    private static bool SameBuckets(BucketSide left, BucketSide right)
    {
        if (!left.HasSameLayout(right))
            return false;
        for (int bucket = 0; bucket < left.Counts.Length; bucket++)
        {
            if (!SameBits(left.Counts[bucket], right.Counts[bucket]))
                return false;
        }

        return true;
    }
}
