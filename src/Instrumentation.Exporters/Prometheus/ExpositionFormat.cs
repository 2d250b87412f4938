namespace Instrumentation;

/// <summary>The formats in which metrics are exposed to Prometheus and what reads like it.</summary>
public enum ExpositionFormat
{
    /// <summary>The Prometheus text format, version 0.0.4. Every reader knows it; it carries neither exemplars nor creation times.</summary>
    PrometheusText,

    /// <summary>OpenMetrics text, version 1.0: units, info metrics, exemplars and creation times.</summary>
    OpenMetrics,

    /// <summary>Delimited <c>io.prometheus.client.MetricFamily</c> messages: the only format with native histograms.</summary>
    Protobuf,
}
