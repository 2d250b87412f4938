namespace Instrumentation;

/// <summary>How an instrument is described and aggregated. Every property may be left out.</summary>
public sealed record InstrumentOptions
{
    /// <summary>The unit in UCUM notation, such as <c>s</c>, <c>ms</c>, <c>By</c>, <c>1</c> or <c>{event}</c>. Default: none.</summary>
    public string? Unit { get; init; }

    /// <summary>One sentence for the people who read the metric. Default: none.</summary>
    public string? Description { get; init; }

    /// <summary>How a histogram divides values. Default: <see cref="HistogramLayout.Explicit"/>.</summary>
    public HistogramLayout Layout { get; init; }

    /// <summary>
    /// Upper boundaries of a histogram's buckets, inclusive, strictly ascending and finite; at most 512. Default: by the unit, seconds from
    /// 0.005 to 10, anything else from 0 to 10,000 as in the OpenTelemetry specification.
    /// </summary>
    public IReadOnlyList<double>? Boundaries { get; init; }

    /// <summary>The finest scale of an exponential histogram, -4 to 8, the range that Prometheus can store. Default: 8.</summary>
    public int MaxScale { get; init; } = InstrumentConstants.MaxScale;

    /// <summary>The most buckets of each sign that an exponential histogram keeps, 4 to 160; the scale is lowered to stay within. Default: 160.</summary>
    public int MaxBuckets { get; init; } = InstrumentConstants.MaxBuckets;

    /// <summary>The quantiles that a summary estimates, each 0 to 1. Default: 0.5, 0.9, 0.95 and 0.99.</summary>
    public IReadOnlyList<double>? Quantiles { get; init; }

    /// <summary>The sliding window of a summary's quantiles, 1 second to 1 day. Default: 10 minutes.</summary>
    public TimeSpan SummaryWindow { get; init; } = InstrumentConstants.SummaryWindow;

    /// <summary>The most series of this instrument, 1 to 1,000,000; further label sets share the overflow series. Default: that of the recorder.</summary>
    public int? CardinalityLimit { get; init; }
}
