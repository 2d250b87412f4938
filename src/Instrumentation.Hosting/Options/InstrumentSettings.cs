namespace Instrumentation;

/// <summary>How an instrument is described and aggregated, where its declaration says nothing.</summary>
public sealed class InstrumentSettings
{
    /// <summary>The unit in UCUM notation, such as <c>s</c>, <c>ms</c> or <c>By</c>.</summary>
    public string? Unit { get; set; }

    /// <summary>One sentence for the people who read the metric.</summary>
    public string? Description { get; set; }

    /// <summary>How a histogram divides values.</summary>
    [AllowedMember]
    public HistogramLayout Layout { get; set; }

    /// <summary>Upper boundaries of a histogram's buckets; not set chooses them by the unit.</summary>
    [AllowedBoundaries]
    public IList<double> Boundaries { get; } = [];

    /// <summary>The finest scale of an exponential histogram.</summary>
    [AllowedRange(InstrumentConstants.MinScale, InstrumentConstants.MaxScale)]
    public int MaxScale { get; set; } = InstrumentConstants.MaxScale;

    /// <summary>The most buckets of each sign that an exponential histogram keeps.</summary>
    [AllowedRange(4, InstrumentConstants.MaxBuckets)]
    public int MaxBuckets { get; set; } = InstrumentConstants.MaxBuckets;

    /// <summary>The quantiles that a summary estimates; not set stands for 0.5, 0.9, 0.95 and 0.99.</summary>
    [AllowedQuantiles]
    public IList<double> Quantiles { get; } = [];

    /// <summary>The sliding window of a summary's quantiles.</summary>
    [AllowedDuration("00:00:01", "1.00:00:00")]
    public TimeSpan SummaryWindow { get; set; } = InstrumentConstants.SummaryWindow;

    /// <summary>The most series of this instrument; not set takes the general limit.</summary>
    [AllowedRange(1, InstrumentConstants.MaxCardinalityLimit)]
    public int? CardinalityLimit { get; set; }

    internal InstrumentOptions ToOptions() => new()
    {
        Unit = Unit,
        Description = Description,
        Layout = Layout,
        Boundaries = Boundaries.Count == 0 ? null : [.. Boundaries],
        MaxScale = MaxScale,
        MaxBuckets = MaxBuckets,
        Quantiles = Quantiles.Count == 0 ? null : [.. Quantiles],
        SummaryWindow = SummaryWindow,
        CardinalityLimit = CardinalityLimit,
    };
}
