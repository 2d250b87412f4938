namespace Instrumentation.Functions;

/// <summary>Estimates from the buckets of a classic histogram, evenly spread inside each bucket.</summary>
internal static class ClassicHistogram
{
    // One observation more or less is below this share only from a trillion observations on; what is smaller comes from rounding.
    private const double SmallDifference = 1e-12;

    // The smallest double with full precision, 2^-1022.
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>Estimates a quantile.</summary>
    /// <param name="quantile">0 to 1; below gives negative infinity, above infinity, NaN gives NaN.</param>
    /// <param name="buckets">The buckets in any order; a list of buckets in rising order is changed.</param>
    /// <returns>The estimate, NaN without observations, without an infinite bucket or with that one alone.</returns>
    public static ClassicQuantile Quantile(double quantile, IEnumerable<ClassicBucket> buckets)
    {
        if (double.IsNaN(quantile))
            return new ClassicQuantile(double.NaN, null);
        if (quantile is < 0 or > 1)
            return new ClassicQuantile(quantile < 0 ? double.NegativeInfinity : double.PositiveInfinity, null);
        List<ClassicBucket> ordered = Order(buckets);
        if (ordered.Count < 2 || !double.IsPositiveInfinity(ordered[^1].UpperBound))
            return new ClassicQuantile(double.NaN, null);
        MonotonicityRepair? repair = Repair(ordered);
        double all = ordered[^1].Count;
        return all == 0 ? new ClassicQuantile(double.NaN, null) : new ClassicQuantile(AtRank(ordered, quantile * all), repair);
    }

    /// <summary>Estimates which part of the observations lies between two values.</summary>
    /// <param name="lower">The lower value; negative infinity for all below the upper one.</param>
    /// <param name="upper">The upper value; infinity for all above the lower one.</param>
    /// <param name="buckets">The buckets in any order; a list of buckets in rising order is changed.</param>
    /// <returns>0 to 1, NaN without observations, without an infinite bucket or when a value is NaN; 0 when the lower value is not below the upper one.</returns>
    public static double Fraction(double lower, double upper, IEnumerable<ClassicBucket> buckets)
    {
        List<ClassicBucket> ordered = Order(buckets);
        if (ordered.Count == 0 || !double.IsPositiveInfinity(ordered[^1].UpperBound))
            return double.NaN;
        double all = ordered[^1].Count;
        if (all == 0 || double.IsNaN(lower) || double.IsNaN(upper))
            return double.NaN;
        if (lower >= upper)
            return 0;
        return (Math.Min(CountBelow(ordered, upper), all) - Math.Min(CountBelow(ordered, lower), all)) / all;
    }

    // Buckets of equal bounds, such as 0.2 and 2e-1, are added up.
    private static List<ClassicBucket> Order(IEnumerable<ClassicBucket> buckets)
    {
        // Whoever has them in order gives the list up.
        if (buckets is List<ClassicBucket> given && IsOrdered(given))
            return given;
        var ordered = new List<ClassicBucket>();
        foreach (ClassicBucket bucket in buckets.OrderBy(static bucket => bucket.UpperBound))
        {
            if (ordered.Count > 0 && ordered[^1].UpperBound == bucket.UpperBound)
                ordered[^1] = bucket with { Count = ordered[^1].Count + bucket.Count };
            else
                ordered.Add(bucket);
        }

        return ordered;
    }

    private static bool IsOrdered(List<ClassicBucket> buckets)
    {
        for (int index = 1; index < buckets.Count; index++)
        {
            if (!(buckets[index].UpperBound > buckets[index - 1].UpperBound))
                return false;
        }

        return true;
    }

    private static MonotonicityRepair? Repair(List<ClassicBucket> buckets)
    {
        MonotonicityRepair? repair = null;
        double before = buckets[0].Count;
        for (int index = 1; index < buckets.Count; index++)
        {
            ClassicBucket bucket = buckets[index];
            bool isClose = IsClose(before, bucket.Count);
            if (!isClose && bucket.Count < before)
                repair = MonotonicityRepair.Join(repair, bucket.UpperBound, before - bucket.Count);
            if (isClose || bucket.Count < before)
                buckets[index] = bucket with { Count = before };
            else
                before = bucket.Count;
        }

        return repair;
    }

    private static bool IsClose(double left, double right)
    {
        if (left == right || (double.IsNaN(left) && double.IsNaN(right)))
            return true;
        double sum = Math.Abs(left) + Math.Abs(right);
        double difference = Math.Abs(left - right);
        return left == 0 || right == 0 || sum < SmallestNormal
            ? difference < SmallDifference * SmallestNormal
            : difference / Math.Min(sum, double.MaxValue) < SmallDifference;
    }

    private static double AtRank(List<ClassicBucket> buckets, double rank)
    {
        int index = 0;
        while (index < buckets.Count - 1 && !(buckets[index].Count >= rank))
            index++;
        if (index == buckets.Count - 1)
            return buckets[^2].UpperBound;
        if (index == 0 && buckets[0].UpperBound <= 0)
            return buckets[0].UpperBound;
        double lower = index == 0 ? 0 : buckets[index - 1].UpperBound;
        double before = index == 0 ? 0 : buckets[index - 1].Count;
        return lower + ((buckets[index].UpperBound - lower) * ((rank - before) / (buckets[index].Count - before)));
    }

    // The first bucket starts at 0 when it ends above; otherwise all of it counts as its upper bound.
    private static double CountBelow(List<ClassicBucket> buckets, double value)
    {
        double lower = buckets[0].UpperBound > 0 ? 0 : double.NegativeInfinity;
        double before = 0;
        foreach (ClassicBucket bucket in buckets)
        {
            if (lower >= value)
                return before;
            if (bucket.UpperBound > value)
            {
                return double.IsNegativeInfinity(lower)
                    ? bucket.Count
                    : before + ((bucket.Count - before) * ((value - lower) / (bucket.UpperBound - lower)));
            }

            lower = bucket.UpperBound;
            before = bucket.Count;
        }

        return before;
    }
}
