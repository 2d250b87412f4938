namespace Instrumentation.Reading;

/// <summary>What kind of metric a family is.</summary>
public enum MetricType
{
    /// <summary>It is not known.</summary>
    Unknown,

    /// <summary>A count that only grows.</summary>
    Counter,

    /// <summary>A value that goes up and down.</summary>
    Gauge,

    /// <summary>Observations in buckets, whose counts only grow.</summary>
    Histogram,

    /// <summary>Observations in buckets, whose counts go up and down.</summary>
    GaugeHistogram,

    /// <summary>Quantiles of observations.</summary>
    Summary,

    /// <summary>Facts in labels, with the value 1.</summary>
    Info,

    /// <summary>States, of which each is on or off.</summary>
    StateSet,
}
