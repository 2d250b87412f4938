using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

// Host and container metrics have names of their own: under those of node_exporter or cAdvisor each process would be counted as a further
// host or container by whoever sums over them.
internal static class SystemDefinitions
{
    internal const string Area = "SystemMetricsCollector";

    internal static readonly CatalogueDefinition CpuUsage = new(
        Area, Enterprise, InstrumentKind.Gauge, "cpu_usage", "%",
        "Processor time used since the last update, 0 to 100, of the container's limit where there is one, otherwise of the host's processors.");

    internal static readonly CatalogueDefinition MemoryUsage = new(
        Area, Enterprise, InstrumentKind.Gauge, "memory_usage", "%",
        "Memory in use, 0 to 100, of the container's limit where there is one, otherwise of the host's memory.");

    internal static readonly CatalogueDefinition DiskUsage = new(
        Area, Enterprise, InstrumentKind.Gauge, "disk_usage", "%",
        "Disk space in use, 0 to 100, of what ordinary users may use.",
        "mount");

    internal static readonly CatalogueDefinition ProcessCpu = new(
        Area, Own, InstrumentKind.Counter, "process_cpu_seconds_total", "s",
        "Processor time that the process has used.");

    internal static readonly CatalogueDefinition ProcessResident = new(
        Area, Own, InstrumentKind.Gauge, "process_resident_memory_bytes", "By",
        "Memory of the process that is in the machine's memory.");

    internal static readonly CatalogueDefinition ProcessVirtual = new(
        Area, Own, InstrumentKind.Gauge, "process_virtual_memory_bytes", "By",
        "Address space of the process.");

    internal static readonly CatalogueDefinition ProcessOpenFiles = new(
        Area, Own, InstrumentKind.Gauge, "process_open_fds", "{file}",
        "File descriptors, or handles on Windows, that the process has open.");

    internal static readonly CatalogueDefinition ProcessMaxFiles = new(
        Area, Own, InstrumentKind.Gauge, "process_max_fds", "{file}",
        "File descriptors that the process may have open.");

    internal static readonly CatalogueDefinition ProcessThreads = new(
        Area, Own, InstrumentKind.Gauge, "process_num_threads", "{thread}",
        "Threads of the process.");

    internal static readonly CatalogueDefinition ProcessStart = new(
        Area, Own, InstrumentKind.Gauge, "process_start_time_seconds", "s",
        "When the process started, in seconds since 1970-01-01 UTC.");

    internal static readonly CatalogueDefinition HostCpu = new(
        Area, Own, InstrumentKind.Counter, "host_cpu_seconds_total", "s",
        "Time that the host's processors spent in each mode, all processors together.",
        "mode");

    internal static readonly CatalogueDefinition HostMemoryTotal = new(
        Area, Own, InstrumentKind.Gauge, "host_memory_total_bytes", "By",
        "Memory of the host.");

    internal static readonly CatalogueDefinition HostMemoryAvailable = new(
        Area, Own, InstrumentKind.Gauge, "host_memory_available_bytes", "By",
        "Memory that the host can give out without swapping.");

    internal static readonly CatalogueDefinition HostDiskTotal = new(
        Area, Own, InstrumentKind.Gauge, "host_disk_total_bytes", "By",
        "Size of a file system.",
        "mount");

    internal static readonly CatalogueDefinition HostDiskFree = new(
        Area, Own, InstrumentKind.Gauge, "host_disk_free_bytes", "By",
        "Space of a file system that ordinary users may still take.",
        "mount");

    internal static readonly CatalogueDefinition ContainerCpu = new(
        Area, Own, InstrumentKind.Counter, "container_cpu_seconds_total", "s",
        "Processor time that the control group has used.");

    internal static readonly CatalogueDefinition ContainerCpuLimit = new(
        Area, Own, InstrumentKind.Gauge, "container_cpu_limit_cores", "{core}",
        "Processors that the control group may use, absent without a limit.");

    internal static readonly CatalogueDefinition ContainerPeriods = new(
        Area, Own, InstrumentKind.Counter, "container_cpu_periods_total", "{period}",
        "Periods in which the control group wanted processor time under a limit.");

    internal static readonly CatalogueDefinition ContainerThrottledPeriods = new(
        Area, Own, InstrumentKind.Counter, "container_cpu_throttled_periods_total", "{period}",
        "Periods in which the control group was held back by its limit.");

    internal static readonly CatalogueDefinition ContainerThrottled = new(
        Area, Own, InstrumentKind.Counter, "container_cpu_throttled_seconds_total", "s",
        "Time for which the control group was held back by its limit.");

    internal static readonly CatalogueDefinition ContainerMemory = new(
        Area, Own, InstrumentKind.Gauge, "container_memory_used_bytes", "By",
        "Memory of the control group without file cache that can be dropped at once.");

    internal static readonly CatalogueDefinition ContainerMemoryLimit = new(
        Area, Own, InstrumentKind.Gauge, "container_memory_limit_bytes", "By",
        "Memory that the control group may use, absent without a limit.");

    internal static CatalogueDefinition[] All =>
    [
        CpuUsage, MemoryUsage, DiskUsage,
        ProcessCpu, ProcessResident, ProcessVirtual, ProcessOpenFiles, ProcessMaxFiles, ProcessThreads, ProcessStart,
        HostCpu, HostMemoryTotal, HostMemoryAvailable, HostDiskTotal, HostDiskFree,
        ContainerCpu, ContainerCpuLimit, ContainerPeriods, ContainerThrottledPeriods, ContainerThrottled, ContainerMemory, ContainerMemoryLimit,
    ];
}
