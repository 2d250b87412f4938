namespace Instrumentation.SystemMetrics;

// Reads the control group of the process in either version. A limit may stand at an ancestor: the tightest one counts, and usage is read
// where that limit is, so that both belong together.
internal sealed class LinuxContainer
{
    // Version 1 tells "no limit" as the largest multiple of the page size; nothing of this size is a limit.
    private const long Unlimited = 1L << 60;
    private const double NanosecondsPerSecond = 1e9;
    private const double MicrosecondsPerSecond = 1e6;

    private readonly KernelFiles _files;
    private readonly ControlGroup? _cpu;
    private readonly ControlGroup? _accounting;
    private readonly ControlGroup? _memory;

    internal LinuxContainer(KernelFiles files, IReadOnlyList<MountPoint> mounts)
    {
        _files = files;
        _cpu = ControlGroup.Find(files, mounts, "cpu");
        _accounting = ControlGroup.Find(files, mounts, "cpuacct");
        _memory = ControlGroup.Find(files, mounts, "memory");
    }

    internal ContainerReading Read()
    {
        ContainerReading reading = _cpu is { Folders.Count: > 0 } ? ReadCpu(_cpu) : default;
        if (_memory is not { Folders.Count: > 0 })
            return reading;
        (int level, long? limit) = Tightest(_memory, static (container, folder) => container.MemoryLimit(folder));
        return reading with { MemoryLimitBytes = limit, MemoryUsedBytes = MemoryUsed(_memory.Folders[level]) };
    }

    private ContainerReading ReadCpu(ControlGroup group)
    {
        (int level, double? cores) = Tightest(group, static (container, folder) => container.CpuLimit(folder));
        string folder = group.Folders[level];
        ReadOnlySpan<byte> text = _files.Read(folder + "/cpu.stat");
        long? periods = KernelText.ValueOf(text, "nr_periods"u8);
        long? throttledPeriods = KernelText.ValueOf(text, "nr_throttled"u8);
        if (group.Version == 2)
        {
            double? seconds = KernelText.ValueOf(text, "usage_usec"u8) / MicrosecondsPerSecond;
            double? throttled = KernelText.ValueOf(text, "throttled_usec"u8) / MicrosecondsPerSecond;
            return new ContainerReading(seconds, cores, periods, throttledPeriods, throttled, null, null);
        }

        double? throttledSeconds = KernelText.ValueOf(text, "throttled_time"u8) / NanosecondsPerSecond;
        double? used = null;
        if (_accounting is { Version: 1 } accounting && level < accounting.Folders.Count)
            used = KernelText.Number(_files.Read(accounting.Folders[level] + "/cpuacct.usage")) / NanosecondsPerSecond;
        return new ContainerReading(used, cores, periods, throttledPeriods, throttledSeconds, null, null);
    }

    private (int Level, T? Limit) Tightest<T>(ControlGroup group, Func<LinuxContainer, string, T?> read)
        where T : struct, IComparable<T>
    {
        int level = 0;
        T? tightest = null;
        for (int i = 0; i < group.Folders.Count; i++)
        {
            if (read(this, group.Folders[i]) is not { } limit || (tightest is not null && limit.CompareTo(tightest.Value) >= 0))
                continue;
            level = i;
            tightest = limit;
        }

        return (level, tightest);
    }

    private double? CpuLimit(string folder)
    {
        if (_cpu!.Version == 1)
        {
            long? quota = KernelText.Number(_files.Read(folder + "/cpu.cfs_quota_us"));
            long? period = KernelText.Number(_files.Read(folder + "/cpu.cfs_period_us"));
            return Cores(quota, period);
        }

        ReadOnlySpan<byte> text = _files.Read(folder + "/cpu.max");
        long? max = KernelText.Number(KernelText.TakeWord(ref text));
        return Cores(max, KernelText.Number(text));
    }

    private static double? Cores(long? quota, long? period) => quota > 0 && period > 0 ? (double)quota.Value / period.Value : null;

    private long? MemoryLimit(string folder)
    {
        long? limit = KernelText.Number(_files.Read(folder + (_memory!.Version == 1 ? "/memory.limit_in_bytes" : "/memory.max")));
        return limit is >= 0 and < Unlimited ? limit : null;
    }

    private long? MemoryUsed(string folder)
    {
        bool first = _memory!.Version == 1;
        long? charged = KernelText.Number(_files.Read(folder + (first ? "/memory.usage_in_bytes" : "/memory.current")));
        ReadOnlySpan<byte> text = _files.Read(folder + "/memory.stat");
        long droppable = KernelText.ValueOf(text, first ? "total_inactive_file"u8 : "inactive_file"u8) ?? 0;
        return charged is null ? null : Math.Max(0, charged.Value - droppable);
    }
}
