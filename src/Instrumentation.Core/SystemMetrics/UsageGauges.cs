using Instrumentation.Catalogue;

namespace Instrumentation.SystemMetrics;

// The host's processors and memory, and the two percentages: of the container's limit where there is one below what the host has.
internal sealed class UsageGauges(IStreamingMetrics metrics, KernelFiles files, SystemMetricsOptions options, ContainerGauges container)
{
    private readonly Gauge _cpuUsage = SystemDefinitions.CpuUsage.CreateGauge(metrics);
    private readonly Gauge _memoryUsage = SystemDefinitions.MemoryUsage.CreateGauge(metrics);
    private readonly Counter _cpu = SystemDefinitions.HostCpu.CreateCounter(metrics);
    private readonly Gauge _memoryTotal = SystemDefinitions.HostMemoryTotal.CreateGauge(metrics);
    private readonly Gauge _memoryAvailable = SystemDefinitions.HostMemoryAvailable.CreateGauge(metrics);
    private readonly LinuxHost? _linux = options.IsLinux ? new LinuxHost(files) : null;
    private readonly double[] _modes = new double[LinuxHost.Modes.Length];
    private readonly RunningTotal[] _modeTotals = new RunningTotal[LinuxHost.Modes.Length];
    private readonly CpuShare _hostShare = new();
    private readonly CpuShare _containerShare = new();
    private readonly long _start = options.TimeProvider.GetTimestamp();

    internal void Update()
    {
        UpdateMemory();
        double? host = UpdateHostCpu();
        double? share = container.Reading.CpuLimitCores is { } cores && container.Reading.CpuSeconds is { } used ? ContainerShare(used, cores) : host;
        if (share is { } known)
            _cpuUsage.Set(Math.Min(100, 100 * known));
    }

    private void UpdateMemory()
    {
        HostReading host = _linux?.ReadMemory() ?? default;
        if (host.MemoryTotalBytes is { } total)
            _memoryTotal.Set(total);
        if (host.MemoryAvailableBytes is { } available)
            _memoryAvailable.Set(available);
        double? percent = _linux is null ? PortablePercent() : host.MemoryPercent;
        if (container.Reading is { MemoryLimitBytes: > 0, MemoryUsedBytes: not null } limited && !(limited.MemoryLimitBytes >= host.MemoryTotalBytes))
            percent = Math.Min(100, 100.0 * limited.MemoryUsedBytes.Value / limited.MemoryLimitBytes.Value);
        if (percent is { } known)
            _memoryUsage.Set(known);
    }

    private double? UpdateHostCpu()
    {
        if (_linux is null || !_linux.TryReadCpu(_modes))
            return null;
        double all = 0;
        for (int mode = 0; mode < _modes.Length; mode++)
        {
            all += _modes[mode];
            _cpu.Add(_modeTotals[mode].Advance(_modes[mode]), ("mode", LinuxHost.Modes[mode]));
        }

        return _hostShare.Advance(all - _modes[LinuxHost.Idle] - _modes[LinuxHost.Wait], all);
    }

    private double? ContainerShare(double usedSeconds, double cores)
        => _containerShare.Advance(usedSeconds, options.TimeProvider.GetElapsedTime(_start).TotalSeconds) / cores;

    private static double? PortablePercent()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        return info is { MemoryLoadBytes: > 0, TotalAvailableMemoryBytes: > 0 } ? Math.Min(100, 100.0 * info.MemoryLoadBytes / info.TotalAvailableMemoryBytes) : null;
    }
}
