namespace Instrumentation.Histograms;

/// <content>Estimates from the buckets.</content>
public sealed partial class NativeHistogram
{
    /// <summary>The mean of all observations, NaN without any.</summary>
    public double Average => Sum / Count;

    /// <summary>The square root of <see cref="Variance"/>.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The variance, each observation taken to be in the middle of its bucket: the geometric one with exponential buckets, 0 in the zero bucket.</summary>
    public double Variance
    {
        get
        {
            double mean = Average;
            var total = default(CompensatedNumber);
            foreach (HistogramBucket bucket in RisingBuckets())
            {
                if (bucket.Count == 0)
                    continue;
                double distance = Middle(bucket) - mean;
                total.Add(bucket.Count * distance * distance);
            }

            return total.Value / Count;
        }
    }

    /// <summary>Estimates a quantile: linearly inside custom buckets and the zero bucket, exponentially inside others.</summary>
    /// <param name="quantile">0 to 1; below gives negative infinity, above infinity, NaN gives NaN.</param>
    /// <returns>The estimate, NaN without observations or where the quantile falls on observations that were NaN.</returns>
    public HistogramEstimate Quantile(double quantile)
    {
        if (quantile < 0)
            return new HistogramEstimate(double.NegativeInfinity, false);
        if (quantile > 1)
            return new HistogramEstimate(double.PositiveInfinity, false);
        if (Count == 0 || double.IsNaN(quantile))
            return new HistogramEstimate(double.NaN, false);

        // Observations that were NaN are in no bucket, as if above all others, so ranks must be counted from below.
        bool rising = double.IsNaN(Sum) || quantile < 0.5;
        double rank = (rising ? quantile : 1 - quantile) * Count;
        (HistogramBucket bucket, double counted) = FindRank(rising ? RisingBuckets() : FallingBuckets(), rank);
        bool hasNan = double.IsNaN(Sum) && CountInBuckets() < Count;
        return new HistogramEstimate(InBucket(bucket, counted, rank, rising), hasNan);
    }

    /// <summary>Estimates which part of the observations lies between two values.</summary>
    /// <param name="lower">The lower value; negative infinity for all below the upper one.</param>
    /// <param name="upper">The upper value; infinity for all above the lower one.</param>
    /// <returns>0 to 1, NaN without observations or when a value is NaN; 0 when the lower value is not below the upper one.</returns>
    public HistogramEstimate Fraction(double lower, double upper)
    {
        if (Count == 0 || double.IsNaN(lower) || double.IsNaN(upper))
            return new HistogramEstimate(double.NaN, false);
        double counted = double.IsNaN(Sum) ? Math.Min(CountInBuckets(), Count) : Count;
        bool hasNan = counted < Count;
        if (lower >= upper)
            return new HistogramEstimate(0, hasNan);
        double upperRank = Math.Min(CountBelow(upper, counted), counted);
        double lowerRank = Math.Min(CountBelow(lower, counted), counted);
        return new HistogramEstimate((upperRank - lowerRank) / Count, hasNan);
    }

    private static (HistogramBucket Bucket, double Counted) FindRank(IEnumerable<HistogramBucket> buckets, double rank)
    {
        double counted = 0;
        var last = default(HistogramBucket);
        foreach (HistogramBucket bucket in buckets)
        {
            last = bucket;
            if (bucket.Count == 0)
                continue;
            counted += bucket.Count;
            if (counted >= rank)
                break;
        }

        return (last, counted);
    }

    private double InBucket(HistogramBucket bucket, double counted, double rank, bool rising)
    {
        bucket = OneSidedZero(bucket);
        if (HasCustomBuckets && double.IsNegativeInfinity(bucket.Lower))
        {
            if (bucket.Upper <= 0)
                return bucket.Upper;
            bucket = bucket with { Lower = 0 };
        }
        else if (HasCustomBuckets && double.IsPositiveInfinity(bucket.Upper))
        {
            return bucket.Lower;
        }

        // Rounding may have counted more than all.
        counted = Math.Min(counted, Count);
        if (counted < rank)
            return double.IsNaN(Sum) ? double.NaN : bucket.Upper;
        double part = (rising ? rank - (counted - bucket.Count) : counted - rank) / bucket.Count;
        return IsLinear(bucket) ? bucket.Lower + ((bucket.Upper - bucket.Lower) * part) : OnLogarithm(bucket, part);
    }

    private static double OnLogarithm(HistogramBucket bucket, double part)
    {
        double lower = Math.Log2(Math.Abs(bucket.Lower));
        double upper = Math.Log2(Math.Abs(bucket.Upper));
        return bucket.Lower > 0
            ? Math.Pow(2, lower + ((upper - lower) * part))
            : -Math.Pow(2, upper + ((lower - upper) * (1 - part)));
    }

    // Observations below a value; those of all buckets when it is above them.
    private double CountBelow(double value, double all)
    {
        double rank = 0;
        foreach (HistogramBucket whole in RisingBuckets())
        {
            HistogramBucket bucket = OneSidedZero(whole);
            if (bucket.Lower >= value)
                return rank;
            if (bucket.Upper > value)
                return rank + (bucket.Count * PartBelow(bucket, value));
            rank += bucket.Count;
        }

        return all;
    }

    // Observations in the first custom bucket count as its upper bound when that is not above 0, those in the last as infinite.
    private double PartBelow(HistogramBucket bucket, double value)
    {
        if (double.IsNegativeInfinity(bucket.Lower))
        {
            if (bucket.Upper <= 0)
                return 1;
            bucket = bucket with { Lower = 0 };
        }

        if (bucket.Lower >= value || double.IsInfinity(bucket.Upper))
            return 0;
        return IsLinear(bucket) ? (value - bucket.Lower) / (bucket.Upper - bucket.Lower) : PartOfExponential(bucket, value);
    }

    private static double PartOfExponential(HistogramBucket bucket, double value)
    {
        double lower = Math.Log2(Math.Abs(bucket.Lower));
        double upper = Math.Log2(Math.Abs(bucket.Upper));
        double at = Math.Log2(Math.Abs(value));
        return value > 0 ? (at - lower) / (upper - lower) : 1 - ((at - upper) / (lower - upper));
    }

    // Where only one sign was observed, the zero bucket holds that sign only.
    private HistogramBucket OneSidedZero(HistogramBucket bucket)
    {
        if (HasCustomBuckets || bucket.Lower > 0 || bucket.Upper < 0)
            return bucket;
        return (NegativeBuckets.IsEmpty, PositiveBuckets.IsEmpty) switch
        {
            (true, false) => bucket with { Lower = 0 },
            (false, true) => bucket with { Upper = 0 },
            _ => bucket,
        };
    }

    private bool IsLinear(HistogramBucket bucket) => HasCustomBuckets || (bucket.Lower <= 0 && bucket.Upper >= 0);

    private double Middle(HistogramBucket bucket)
    {
        if (HasCustomBuckets)
            return (bucket.Upper + bucket.Lower) / 2;
        if (bucket.Lower <= 0 && bucket.Upper >= 0)
            return 0;
        double middle = Math.Sqrt(bucket.Upper * bucket.Lower);
        return bucket.Upper < 0 ? -middle : middle;
    }

    private double CountInBuckets()
    {
        double count = ZeroCount;
        foreach (double bucket in NegativeBuckets)
            count += bucket;
        foreach (double bucket in PositiveBuckets)
            count += bucket;
        return count;
    }
}
