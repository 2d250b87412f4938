namespace Instrumentation.Publishing;

internal enum OtlpKind
{
    Gauge,
    Sum,
    Histogram,
    ExponentialHistogram,
}
