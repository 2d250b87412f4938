namespace Instrumentation;

/// <summary>The distribution of a histogram's series. Belongs to a snapshot and is overwritten when that is filled again.</summary>
/// <remarks><see cref="Count"/> is always the sum of all buckets. Either <see cref="Boundaries"/> or <see cref="Scale"/> has a meaning, by <see cref="Layout"/>.</remarks>
public sealed class HistogramPoint
{
    private long[] _buckets = [];
    private long[] _negative = [];
    private Exemplar[] _exemplars = [];
    private int _bucketCount;
    private int _negativeCount;
    private int _exemplarCount;

    internal HistogramPoint()
    {
    }

    /// <summary>How values are divided.</summary>
    public HistogramLayout Layout { get; internal set; }

    /// <summary>How many values were recorded since the start time.</summary>
    public long Count { get; internal set; }

    /// <summary>Their sum.</summary>
    public double Sum { get; internal set; }

    /// <summary>The smallest of them; NaN when there is none.</summary>
    public double Min { get; internal set; }

    /// <summary>The largest of them; NaN when there is none.</summary>
    public double Max { get; internal set; }

    /// <summary>The upper boundaries of an explicit histogram, inclusive and ascending, without +Inf; the same instance for every series of the instrument.</summary>
    public IReadOnlyList<double> Boundaries { get; internal set; } = [];

    /// <summary>
    /// Counts per bucket, not cumulative. Explicit: one more than there are boundaries, the last for values above them all. Exponential: the
    /// positive buckets, the first with index <see cref="PositiveOffset"/>.
    /// </summary>
    public ReadOnlySpan<long> BucketCounts => _buckets.AsSpan(0, _bucketCount);

    /// <summary>The scale of an exponential histogram: bucket i holds values in (base^i, base^(i+1)] with base = 2^(2^-scale).</summary>
    public int Scale { get; internal set; }

    /// <summary>How many values of an exponential histogram were zero.</summary>
    public long ZeroCount { get; internal set; }

    /// <summary>The index of the first positive bucket of an exponential histogram.</summary>
    public int PositiveOffset { get; internal set; }

    /// <summary>The index of the first negative bucket of an exponential histogram, by magnitude.</summary>
    public int NegativeOffset { get; internal set; }

    /// <summary>Counts per negative bucket of an exponential histogram, not cumulative, by magnitude.</summary>
    public ReadOnlySpan<long> NegativeCounts => _negative.AsSpan(0, _negativeCount);

    /// <summary>Exemplars in ascending order of their values; at most one a bucket of an explicit histogram. Empty when exemplars are off.</summary>
    public ReadOnlySpan<Exemplar> Exemplars => _exemplars.AsSpan(0, _exemplarCount);

    internal Span<long> Buckets => _buckets.AsSpan(0, _bucketCount);

    internal Span<long> PrepareBuckets(int count) => Prepare(ref _buckets, ref _bucketCount, count);

    internal Span<long> PrepareNegative(int count) => Prepare(ref _negative, ref _negativeCount, count);

    internal void ClearExemplars() => _exemplarCount = 0;

    internal void AddExemplar(in Exemplar exemplar)
    {
        if (_exemplarCount == _exemplars.Length)
            Array.Resize(ref _exemplars, Math.Max(4, _exemplars.Length * 2));
        int at = _exemplarCount++;
        while (at > 0 && _exemplars[at - 1].Value > exemplar.Value)
        {
            _exemplars[at] = _exemplars[at - 1];
            at--;
        }

        _exemplars[at] = exemplar;
    }

    private static Span<long> Prepare(ref long[] buffer, ref int used, int count)
    {
        if (buffer.Length < count)
            buffer = new long[count];
        used = count;
        Span<long> buckets = buffer.AsSpan(0, count);
        buckets.Clear();
        return buckets;
    }
}
