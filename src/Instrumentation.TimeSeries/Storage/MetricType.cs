namespace Instrumentation;

/// <summary>What the series of a metric family are.</summary>
public enum MetricType
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>A total that only grows.</summary>
    Counter,

    /// <summary>A value that goes up and down.</summary>
    Gauge,

    /// <summary>A distribution of totals that only grow.</summary>
    Histogram,

    /// <summary>A distribution that goes up and down.</summary>
    GaugeHistogram,

    /// <summary>Quantiles with a count and a sum.</summary>
    Summary,

    /// <summary>Labels that describe something, with the value 1.</summary>
    Info,

    /// <summary>States of which some are on.</summary>
    StateSet,
}
