using Instrumentation.Catalogue;

namespace Instrumentation.SystemMetrics;

internal sealed class ContainerGauges(IStreamingMetrics metrics, KernelFiles files, SystemMetricsOptions options)
{
    private readonly Counter _cpu = SystemDefinitions.ContainerCpu.CreateCounter(metrics);
    private readonly Gauge _cpuLimit = SystemDefinitions.ContainerCpuLimit.CreateGauge(metrics);
    private readonly Counter _periods = SystemDefinitions.ContainerPeriods.CreateCounter(metrics);
    private readonly Counter _throttledPeriods = SystemDefinitions.ContainerThrottledPeriods.CreateCounter(metrics);
    private readonly Counter _throttled = SystemDefinitions.ContainerThrottled.CreateCounter(metrics);
    private readonly Gauge _memory = SystemDefinitions.ContainerMemory.CreateGauge(metrics);
    private readonly Gauge _memoryLimit = SystemDefinitions.ContainerMemoryLimit.CreateGauge(metrics);
    private LinuxContainer? _linux;
    private RunningTotal _cpuTotal;
    private RunningTotal _periodsTotal;
    private RunningTotal _throttledPeriodsTotal;
    private RunningTotal _throttledTotal;

    internal ContainerReading Reading { get; private set; }

    internal void Update()
    {
        if (options.IsLinux)
            _linux ??= new LinuxContainer(files, MountPoint.ReadAll(files));
        Reading = _linux?.Read() ?? default;
        if (!options.Container)
            return;
        Add(_cpu, ref _cpuTotal, Reading.CpuSeconds);
        Add(_periods, ref _periodsTotal, Reading.Periods);
        Add(_throttledPeriods, ref _throttledPeriodsTotal, Reading.ThrottledPeriods);
        Add(_throttled, ref _throttledTotal, Reading.ThrottledSeconds);
        Set(_cpuLimit, Reading.CpuLimitCores);
        Set(_memory, Reading.MemoryUsedBytes);
        Set(_memoryLimit, Reading.MemoryLimitBytes);
    }

    private static void Add(Counter counter, ref RunningTotal total, double? value)
    {
        if (value is { } known)
            counter.Add(total.Advance(known));
    }

    private static void Set(Gauge gauge, double? value)
    {
        if (value is { } known)
            gauge.Set(known);
    }
}
