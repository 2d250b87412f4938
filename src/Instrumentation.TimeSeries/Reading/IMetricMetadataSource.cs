namespace Instrumentation.Reading;

/// <summary>Tells what is known of metrics beside their series.</summary>
public interface IMetricMetadataSource
{
    /// <summary>Lists what is known. Safe from any thread.</summary>
    /// <returns>One entry or more for each metric, in any order.</returns>
    IReadOnlyList<MetricMetadata> ReadMetadata();
}
