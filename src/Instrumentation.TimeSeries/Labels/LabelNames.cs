namespace Instrumentation.Labels;

/// <summary>Names of labels that have a meaning of their own.</summary>
public static class LabelNames
{
    /// <summary>The label that holds the metric's name.</summary>
    public const string MetricName = "__name__";

    /// <summary>The label that holds the metric's type where type and unit are kept as labels.</summary>
    public const string MetricType = "__type__";

    /// <summary>The label that holds the metric's unit where type and unit are kept as labels.</summary>
    public const string MetricUnit = "__unit__";

    /// <summary>The upper bound of a classic histogram's bucket.</summary>
    public const string BucketUpperBound = "le";

    /// <summary>The quantile of a summary's series.</summary>
    public const string Quantile = "quantile";
}
