namespace Instrumentation.Histograms;

// Cuts buckets at a value, and adds up what is kept: each part counts as observations in its middle.
internal sealed class HistogramTrim(double value, bool keepsBelow, bool isLinear)
{
    public double Count { get; private set; }

    public double Sum { get; private set; }

    /// <summary>Whether anything was cut off.</summary>
    public bool HasCut { get; private set; }

    /// <summary>Whether the side counts anything, kept or not.</summary>
    public bool HasObservations { get; private set; }

    public void BeginSide() => HasObservations = false;

    /// <summary>Gives the count that a bucket beside the zero bucket keeps.</summary>
    public double Bucket(HistogramBucket bucket)
    {
        if (bucket.Count == 0)
            return bucket.Count;
        HasObservations = true;
        if (keepsBelow ? bucket.Upper <= value : bucket.Lower >= value)
            return Keep(bucket.Count, bucket.Count, Middle(bucket.Lower, bucket.Upper));
        bool isCut = keepsBelow ? bucket.Lower < value : bucket.Upper > value;
        if (!isCut)
            return Keep(bucket.Count, 0, 0);
        (double kept, double middle) = double.IsNegativeInfinity(bucket.Lower) ? CutFirst(bucket)
            : double.IsPositiveInfinity(bucket.Upper) ? CutLast(bucket)
            : Cut(bucket);
        return Keep(bucket.Count, kept, middle);
    }

    /// <summary>Gives the count that the zero bucket keeps; where only one sign was observed, it holds that sign only.</summary>
    public double Zero(HistogramBucket bucket, bool hasNegative, bool hasPositive)
    {
        double lower = hasPositive && !hasNegative ? 0 : bucket.Lower;
        double upper = hasNegative && !hasPositive ? 0 : bucket.Upper;
        if (value <= lower || value >= upper)
        {
            bool isKept = keepsBelow ? value > lower : value < upper;
            return Keep(bucket.Count, isKept ? bucket.Count : 0, isKept ? (lower + upper) / 2 : 0);
        }

        double from = keepsBelow ? lower : value;
        double to = keepsBelow ? value : upper;
        return Keep(bucket.Count, bucket.Count * ((to - from) / (upper - lower)), (from + to) / 2);
    }

    private double Keep(double whole, double kept, double middle)
    {
        HasCut |= whole != kept;
        Count += kept;
        Sum += middle * kept;
        return kept;
    }

    private (double Kept, double Middle) Cut(HistogramBucket bucket)
    {
        double below = bucket.Count * PartBelow(bucket);
        return keepsBelow ? (below, Middle(bucket.Lower, value)) : (bucket.Count - below, Middle(value, bucket.Upper));
    }

    private double PartBelow(HistogramBucket bucket)
    {
        if (isLinear)
            return (value - bucket.Lower) / (bucket.Upper - bucket.Lower);
        double lower = Math.Log2(Math.Abs(bucket.Lower));
        double upper = Math.Log2(Math.Abs(bucket.Upper));
        double at = Math.Log2(Math.Abs(value));
        return bucket.Upper > 0 ? (at - lower) / (upper - lower) : 1 - ((at - upper) / (lower - upper));
    }

    // The first custom bucket starts at 0 when it ends above 0. Otherwise where its observations are is unknown: below a cut
    // all are kept, as if at the cut, and above it none. The only bucket of all reaches both ways and is dropped.
    private (double Kept, double Middle) CutFirst(HistogramBucket bucket)
    {
        bool startsAtZero = bucket.Upper > 0 && double.IsFinite(bucket.Upper);
        if (keepsBelow && startsAtZero && value > 0)
            return (bucket.Count * value / bucket.Upper, value / 2);
        if (keepsBelow)
            return bucket.Upper <= 0 ? (bucket.Count, value) : (0, 0);
        return startsAtZero && value >= 0 ? (bucket.Count * (1 - (value / bucket.Upper)), (value + bucket.Upper) / 2) : (0, 0);
    }

    // Observations in the last custom bucket may be anywhere above its lower bound: a cut inside drops all of them, or moves them to itself.
    private (double Kept, double Middle) CutLast(HistogramBucket bucket) => keepsBelow ? (0, 0) : (bucket.Count, value);

    private double Middle(double lower, double upper)
    {
        if (double.IsInfinity(lower))
            return double.IsInfinity(upper) ? 0 : upper > 0 ? upper / 2 : upper;
        if (double.IsInfinity(upper))
            return lower;
        if (isLinear)
            return (lower + upper) / 2;
        double middle = Math.Sqrt(Math.Abs(lower * upper));
        return upper > 0 ? middle : -middle;
    }
}
