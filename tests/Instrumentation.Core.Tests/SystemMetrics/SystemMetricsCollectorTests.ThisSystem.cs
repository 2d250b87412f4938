using System.Diagnostics;

namespace Instrumentation.SystemMetrics;

// On the machine that the tests run on, against what .NET says of it.
public sealed partial class SystemMetricsCollectorTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void The_process_is_the_one_that_runs(bool kernelFiles)
    {
        if (kernelFiles && !OperatingSystem.IsLinux())
            Assert.Ignore("There are no kernel files on this system.");
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        double cpuBefore = Environment.CpuUsage.TotalTime.TotalSeconds;
        using var collector = new SystemMetricsCollector(metrics, new SystemMetricsOptions { IsLinux = kernelFiles });
        collector.Update();
        MetricSnapshot snapshot = metrics.Snapshot();
        using Process process = Process.GetCurrentProcess();
        double start = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0;
        double cpuAfter = Environment.CpuUsage.TotalTime.TotalSeconds;

        // The kernel counts in hundredths of a second, and .NET derives the start from the clock and the time since the boot.
        Assert.That(snapshot.Value("process_cpu_seconds_total"), Is.InRange(cpuBefore - 0.05, cpuAfter + 0.05));
        Assert.That(snapshot.Value("process_start_time_seconds"), Is.EqualTo(start).Within(2));
        Assert.That(snapshot.Value("process_resident_memory_bytes"), Is.EqualTo(process.WorkingSet64).Within(50).Percent);
        Assert.That(snapshot.Value("process_num_threads"), Is.EqualTo(process.Threads.Count).Within(10));
    }

    [Test]
    public void The_root_is_a_disk()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        string root = Path.GetPathRoot(Environment.CurrentDirectory)!;
        using var collector = new SystemMetricsCollector(metrics);
        collector.Update();
        Assert.That(metrics.Snapshot().Value("host_disk_total_bytes", ("mount", root)), Is.EqualTo(new DriveInfo(root).TotalSize));
        Assert.That(metrics.Snapshot().Value("disk_usage", ("mount", root)), Is.InRange(0, 100));
    }

    [Test]
    public void Elsewhere_than_on_linux_only_what_dotnet_tells_is_there()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        using var collector = new SystemMetricsCollector(metrics, new SystemMetricsOptions { IsLinux = false });
        GC.Collect();
        collector.Update();
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Value("memory_usage"), Is.InRange(0, 100));
        Assert.That(snapshot.Value("cpu_usage"), Is.NaN);
        Assert.That(snapshot.Families.ToArray().Select(family => family.Instrument.Name), Has.None.StartWith("container_").And.None.StartWith("host_cpu"));
    }
}
