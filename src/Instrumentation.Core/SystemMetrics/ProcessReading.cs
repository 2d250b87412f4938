namespace Instrumentation.SystemMetrics;

// What is known of the running process; null is what the system does not tell.
internal readonly record struct ProcessReading(
    double? CpuSeconds, long? ResidentBytes, long? VirtualBytes, long? Threads, long? OpenFiles, long? MaxFiles, double? StartSeconds);
