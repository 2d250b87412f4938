namespace Instrumentation.SystemMetrics;

// What is known of the control group that limits the process; null is what is not told, or not limited.
internal readonly record struct ContainerReading(
    double? CpuSeconds,
    double? CpuLimitCores,
    long? Periods,
    long? ThrottledPeriods,
    double? ThrottledSeconds,
    long? MemoryUsedBytes,
    long? MemoryLimitBytes);
