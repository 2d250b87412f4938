using Instrumentation.Catalogue;

namespace Instrumentation.SystemMetrics;

internal sealed class DiskGauges(IStreamingMetrics metrics, KernelFiles files, SystemMetricsOptions options)
{
    private static readonly TimeSpan MountsKeptFor = TimeSpan.FromMinutes(1);

    private readonly Gauge _usage = SystemDefinitions.DiskUsage.CreateGauge(metrics);
    private readonly Gauge _total = SystemDefinitions.HostDiskTotal.CreateGauge(metrics);
    private readonly Gauge _free = SystemDefinitions.HostDiskFree.CreateGauge(metrics);
    private IReadOnlyList<string>? _mounts = options.Mounts;
    private long _mountsRead;

    internal void Update()
    {
        foreach (string mount in Mounts())
        {
            if (options.ReadDisk(mount) is not { TotalBytes: > 0 } space)
                continue;
            _total.Set(space.TotalBytes, ("mount", mount));
            _free.Set(space.AvailableBytes, ("mount", mount));
            if (space.UsedPercent is { } percent)
                _usage.Set(percent, ("mount", mount));
        }
    }

    private IReadOnlyList<string> Mounts()
    {
        if (_mounts is not null && (options.Mounts is not null || options.TimeProvider.GetElapsedTime(_mountsRead) < MountsKeptFor))
            return _mounts;
        _mountsRead = options.TimeProvider.GetTimestamp();
        return _mounts = options.IsLinux ? DiskMounts.Of(files, MountPoint.ReadAll(files)) : DiskMounts.OfThisSystem();
    }
}
