namespace Instrumentation;

/// <summary>What an instrument measures and how its series are aggregated.</summary>
public enum InstrumentKind
{
    /// <summary>A total that only grows; it starts again at zero with a new start time.</summary>
    Counter,

    /// <summary>A value that goes up and down; the last one counts.</summary>
    Gauge,

    /// <summary>A distribution counted in buckets, with count, sum, smallest and largest value.</summary>
    Histogram,

    /// <summary>A distribution whose quantiles are estimated over a sliding window, with the count and sum of all time.</summary>
    Summary,

    /// <summary>A constant 1 whose labels carry text, such as a build's version.</summary>
    Info,
}
