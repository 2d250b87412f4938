namespace Instrumentation;

/// <summary>The recorder behind the metrics API.</summary>
public sealed class StreamingMetrics
{
    private StreamingMetrics()
    {
    }

    /// <summary>Creates a recorder without a host.</summary>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <returns>The recorder; dispose it at the end.</returns>
    public static StreamingMetrics Create(StreamingMetricsOptions? options = null)
    {
        _ = options;
        return new StreamingMetrics();
    }
}
