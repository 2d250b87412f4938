namespace Instrumentation.Histograms;

/// <summary>One bucket of a histogram.</summary>
/// <param name="Lower">The lower bound, negative infinity in the first custom bucket.</param>
/// <param name="Upper">The upper bound, infinity in the last custom bucket.</param>
/// <param name="IsLowerInclusive">Whether the lower bound itself belongs to the bucket.</param>
/// <param name="IsUpperInclusive">Whether the upper bound itself belongs to the bucket.</param>
/// <param name="Count">Observations in this bucket alone.</param>
public readonly record struct HistogramBucket(double Lower, double Upper, bool IsLowerInclusive, bool IsUpperInclusive, double Count)
{
    /// <summary>Writes the bucket as an interval and its count, <c>(0.5,1]:3</c>.</summary>
    /// <returns>The text; a square bracket includes its bound.</returns>
    public override string ToString() =>
        (IsLowerInclusive ? "[" : "(") + ShortNumber.Format(Lower) + "," + ShortNumber.Format(Upper) + (IsUpperInclusive ? "]" : ")") + ":" + ShortNumber.Format(Count);
}
