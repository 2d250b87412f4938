namespace Instrumentation.Naming;

// The types of metric families that OpenMetrics knows and this library has a use for.
internal enum MetricType
{
    Unknown,
    Counter,
    Gauge,
    Histogram,
    Summary,
    Info,
}
