namespace Instrumentation.SystemMetrics;

/// <summary>What a <see cref="SystemMetricsCollector"/> collects. Read once, by its constructor.</summary>
public sealed class SystemMetricsOptions
{
    /// <summary>The source of time. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Whether the <c>process_*</c> metrics are collected. Default: true.</summary>
    public bool Process { get; set; } = true;

    /// <summary>Whether <c>host_*</c>, <c>cpu_usage</c>, <c>memory_usage</c> and <c>disk_usage</c> are collected. Default: true.</summary>
    public bool Host { get; set; } = true;

    /// <summary>Whether the <c>container_*</c> metrics are collected. Default: true.</summary>
    public bool Container { get; set; } = true;

    /// <summary>
    /// The mount points or drives whose space is watched; null for the root and all local disks. A network file system must be named here,
    /// and its server must answer, as the system offers no way to look at one without waiting. Default: null.
    /// </summary>
    public IReadOnlyList<string>? Mounts { get; set; }

    // The folder that holds proc and sys; tests put recorded files there.
    internal string Root { get; set; } = "/";

    internal bool IsLinux { get; set; } = OperatingSystem.IsLinux();

    internal Func<string, DiskSpace?> ReadDisk { get; set; } = DiskSpace.Of;
}
