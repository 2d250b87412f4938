namespace Instrumentation.Histograms;

/// <content>From buckets that are series of their own.</content>
public sealed partial class NativeHistogram
{
    /// <summary>Puts a histogram with custom buckets together from the series of a classic one at one time.</summary>
    /// <param name="buckets">Upper bounds, infinity included or not, in any order, each with the count of observations up to it. Of equal bounds the first counts.</param>
    /// <param name="count">All observations; null for the count of the highest bucket.</param>
    /// <param name="sum">The sum of all observations; null for 0.</param>
    /// <returns>The histogram.</returns>
    /// <exception cref="ArgumentException">A bound or a count is NaN, a count falls from one bound to the next, or the highest bucket does not hold all observations.</exception>
    public static NativeHistogram FromClassic(IEnumerable<(double UpperBound, double CumulativeCount)> buckets, double? count = null, double? sum = null)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        List<(double UpperBound, double CumulativeCount)> ordered = [.. buckets.DistinctBy(static bucket => bucket.UpperBound).OrderBy(static bucket => bucket.UpperBound)];
        double all = count ?? (ordered.Count > 0 ? ordered[^1].CumulativeCount : 0);
        if (ordered.Count == 0 || !double.IsPositiveInfinity(ordered[^1].UpperBound))
            ordered.Add((double.PositiveInfinity, all));
        if (ordered[^1].CumulativeCount != all)
            throw new ArgumentException($"The highest bucket counts {ordered[^1].CumulativeCount}, there are {all} observations.", nameof(buckets));
        var side = new BucketSideBuilder(ordered.Count);
        double before = 0;
        for (int bucket = 0; bucket < ordered.Count; bucket++)
        {
            (double bound, double cumulative) = ordered[bucket];
            if (double.IsNaN(bound) || !(cumulative >= before))
                throw new ArgumentException($"The bucket up to {bound} counts {cumulative}, the one before {before}.", nameof(buckets));
            if (cumulative != before)
                side.Add(bucket, cumulative - before);
            before = cumulative;
        }

        return new NativeHistogram
        {
            Schema = CustomBucketsSchema,
            Count = all,
            Sum = sum ?? 0,
            Positive = side.Build(),
            CustomBounds = [.. ordered.SkipLast(1).Select(static bucket => bucket.UpperBound)],
        };
    }
}
