using Instrumentation.SystemMetrics;

namespace Instrumentation;

/// <summary>CPU, memory and disk of process, host and container, refreshed at each run of the cycle.</summary>
public sealed class SystemMetricsSettings
{
    /// <summary>Whether CPU, memory and disk are recorded.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether the <c>process_</c> metrics are among them.</summary>
    public bool Process { get; set; } = true;

    /// <summary>Whether the <c>host_</c> metrics, <c>cpu_usage</c>, <c>memory_usage</c> and <c>disk_usage</c> are among them.</summary>
    public bool Host { get; set; } = true;

    /// <summary>Whether the <c>container_</c> metrics are among them.</summary>
    public bool Container { get; set; } = true;

    /// <summary>The mount points or drives whose space is watched; not set for the root and all local disks. A network file system must be named.</summary>
    public IList<string> Mounts { get; } = [];

    internal SystemMetricsOptions ToOptions(TimeProvider time) => new()
    {
        TimeProvider = time,
        Process = Process,
        Host = Host,
        Container = Container,
        Mounts = Mounts.Count == 0 ? null : [.. Mounts],
    };
}
