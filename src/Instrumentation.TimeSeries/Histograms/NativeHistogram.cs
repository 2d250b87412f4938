using System.Collections.Immutable;

namespace Instrumentation.Histograms;

/// <summary>A histogram that is one value of a series: exponential buckets, or custom ones with given upper bounds.</summary>
/// <remarks>
/// Buckets of schema s have the upper bounds 2^(i / 2^s) for index i, on both sides of a zero bucket. Bucket counts are absolute, not cumulative, and
/// may be fractions after arithmetic. Immutable and safe from any thread.
/// </remarks>
public sealed partial class NativeHistogram
{
    /// <summary>The schema of custom buckets.</summary>
    public const int CustomBucketsSchema = -53;

    /// <summary>The resolution: -4 to 8 for exponential buckets, <see cref="CustomBucketsSchema"/> for custom ones.</summary>
    public int Schema { get; init; }

    /// <summary>The zero bucket's width on each side, 0 or above.</summary>
    public double ZeroThreshold { get; init; }

    /// <summary>Observations in the zero bucket.</summary>
    public double ZeroCount { get; init; }

    /// <summary>All observations.</summary>
    public double Count { get; init; }

    /// <summary>The sum of all observations.</summary>
    public double Sum { get; init; }

    /// <summary>Which positive, or custom, buckets there are.</summary>
    public ImmutableArray<HistogramSpan> PositiveSpans { get; init; } = [];

    /// <summary>Observations of each bucket that <see cref="PositiveSpans"/> names.</summary>
    public ImmutableArray<double> PositiveBuckets { get; init; } = [];

    /// <summary>Which negative buckets there are; none with custom buckets.</summary>
    public ImmutableArray<HistogramSpan> NegativeSpans { get; init; } = [];

    /// <summary>Observations of each bucket that <see cref="NegativeSpans"/> names.</summary>
    public ImmutableArray<double> NegativeBuckets { get; init; } = [];

    /// <summary>The upper bounds of custom buckets, rising, without the last, infinite one; empty with exponential buckets.</summary>
    public ImmutableArray<double> CustomBounds { get; init; } = [];

    /// <summary>What is known about a reset since the sample before.</summary>
    public CounterResetHint ResetHint { get; init; }

    /// <summary>Whether the buckets have custom bounds.</summary>
    public bool HasCustomBuckets => Schema == CustomBucketsSchema;
}
