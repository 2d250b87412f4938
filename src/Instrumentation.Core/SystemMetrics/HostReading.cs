namespace Instrumentation.SystemMetrics;

// The host's memory in bytes; null is what the system does not tell.
internal readonly record struct HostReading(long? MemoryTotalBytes, long? MemoryAvailableBytes)
{
    internal double? MemoryPercent
        => MemoryTotalBytes > 0 && MemoryAvailableBytes is { } available ? 100.0 * (MemoryTotalBytes.Value - available) / MemoryTotalBytes.Value : null;
}
