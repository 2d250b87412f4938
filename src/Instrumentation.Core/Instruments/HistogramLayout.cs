namespace Instrumentation;

/// <summary>How a histogram divides values into buckets.</summary>
public enum HistogramLayout
{
    /// <summary>Buckets with upper boundaries that are given beforehand.</summary>
    Explicit,

    /// <summary>Base-2 exponential buckets that adapt to the values, at a relative width of 2^(2^-scale); Prometheus calls them native histograms.</summary>
    Exponential,
}
