using Instrumentation.Catalogue;

namespace Instrumentation.SystemMetrics;

public sealed partial class SystemMetricsCollectorTests
{
    private FakeClock _clock = null!;
    private StreamingMetrics _metrics = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new FakeClock();
        _metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = _clock, PublishToMeters = false });
    }

    [TearDown]
    public void TearDown() => _metrics.Dispose();

    [Test]
    public void Every_system_metric_of_the_catalogue_is_there_in_a_limited_container()
    {
        using FileTree tree = SystemTrees.Version2();
        using SystemMetricsCollector collector = Collect(tree);
        _clock.Advance(TimeSpan.FromSeconds(10));
        collector.Update();
        MetricSnapshot snapshot = _metrics.Snapshot();
        foreach (CatalogueDefinition metric in SystemDefinitions.All)
        {
            MetricFamily? family = snapshot.Find(metric.Name);
            Assert.That(family, Is.Not.Null, metric.Name);
            Assert.That(family!.Instrument.Kind, Is.EqualTo(metric.Kind), metric.Name);
            foreach (SeriesPoint point in family.Series)
                Assert.That(point.Labels.AsSpan().ToArray().Select(label => label.Name), Is.EqualTo(metric.Tags), metric.Name);
        }
    }

    [Test]
    public void The_process_is_read_whatever_its_name()
    {
        using FileTree tree = SystemTrees.Host();
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("process_cpu_seconds_total"), Is.EqualTo(18.0));
        Assert.That(Value("process_num_threads"), Is.EqualTo(12));
        Assert.That(Value("process_virtual_memory_bytes"), Is.EqualTo(3_133_440_000));
        Assert.That(Value("process_resident_memory_bytes"), Is.EqualTo(388.0 * Environment.SystemPageSize));
        Assert.That(Value("process_start_time_seconds"), Is.EqualTo(1_700_003_234.5));
        Assert.That(Value("process_open_fds"), Is.EqualTo(3));
        Assert.That(Value("process_max_fds"), Is.EqualTo(20_000));
    }

    [Test]
    public void A_counter_grows_by_what_the_system_added()
    {
        using FileTree tree = SystemTrees.Host();
        using SystemMetricsCollector collector = Collect(tree);
        tree.Write("/proc/self/stat", SystemTrees.ProcessStat.Replace("1234 566", "1334 616", StringComparison.Ordinal));
        tree.Write("/proc/stat", "cpu  200100 10000 100000 600000 49990 10000 20000 10000 7000 0\nbtime 1700000000\n");
        collector.Update();
        Assert.That(Value("process_cpu_seconds_total"), Is.EqualTo(19.5));
        Assert.That(Value("host_cpu_seconds_total", ("mode", "user")), Is.EqualTo(2001).Within(1e-9));
        Assert.That(Value("host_cpu_seconds_total", ("mode", "iowait")), Is.EqualTo(500), "The kernel's wait time may step back; a counter does not.");
    }

    [Test]
    public void The_host_is_read_by_mode_and_by_kind_of_memory()
    {
        using FileTree tree = SystemTrees.Host();
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("host_cpu_seconds_total", ("mode", "user")), Is.EqualTo(2000));
        Assert.That(Value("host_cpu_seconds_total", ("mode", "steal")), Is.EqualTo(100));
        Assert.That(Value("host_memory_total_bytes"), Is.EqualTo(16_000_000L * 1024));
        Assert.That(Value("host_memory_available_bytes"), Is.EqualTo(4_000_000L * 1024));
        Assert.That(Value("memory_usage"), Is.EqualTo(75));
    }

    [Test]
    public void Without_a_limit_the_processor_usage_is_the_hosts_between_two_updates()
    {
        using FileTree tree = SystemTrees.Host();
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("cpu_usage"), Is.NaN);
        tree.Write("/proc/stat", "cpu  201000 10000 100500 602000 50500 10000 20000 10000 7000 0\n");
        collector.Update();

        // 10 s user and 5 s system of 40 s.
        Assert.That(Value("cpu_usage"), Is.EqualTo(37.5).Within(1e-9));
    }

    [Test]
    public void A_version_2_container_is_measured_against_its_limits()
    {
        using FileTree tree = SystemTrees.Version2();
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("container_cpu_seconds_total"), Is.EqualTo(12.345678));
        Assert.That(Value("container_cpu_limit_cores"), Is.EqualTo(1.5));
        Assert.That(Value("container_cpu_periods_total"), Is.EqualTo(200));
        Assert.That(Value("container_cpu_throttled_periods_total"), Is.EqualTo(20));
        Assert.That(Value("container_cpu_throttled_seconds_total"), Is.EqualTo(1.5));
        Assert.That(Value("container_memory_limit_bytes"), Is.EqualTo(512L << 20));
        Assert.That(Value("container_memory_used_bytes"), Is.EqualTo(240L << 20));
        Assert.That(Value("memory_usage"), Is.EqualTo(46.875));

        tree.Write("/sys/fs/cgroup/cpu.stat", SystemTrees.CpuStat2(15_345_678));
        _clock.Advance(TimeSpan.FromSeconds(10));
        collector.Update();
        Assert.That(Value("cpu_usage"), Is.EqualTo(20).Within(1e-9), "3 s of the 15 s that 1.5 processors have in 10 s.");
    }

    [Test]
    public void A_limit_that_changes_counts_from_the_next_update_on()
    {
        using FileTree tree = SystemTrees.Version2();
        using SystemMetricsCollector collector = Collect(tree);
        tree.Write("/sys/fs/cgroup/cpu.stat", SystemTrees.CpuStat2(15_345_678)).Write("/sys/fs/cgroup/cpu.max", "300000 100000\n");
        _clock.Advance(TimeSpan.FromSeconds(10));
        collector.Update();
        Assert.That(Value("container_cpu_limit_cores"), Is.EqualTo(3));
        Assert.That(Value("cpu_usage"), Is.EqualTo(10).Within(1e-9));
    }

    [Test]
    public void A_version_2_container_without_limits_is_measured_against_the_host()
    {
        using FileTree tree = SystemTrees.Version2().Write("/sys/fs/cgroup/cpu.max", "max 100000\n").Write("/sys/fs/cgroup/memory.max", "max\n");
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("container_cpu_limit_cores"), Is.NaN);
        Assert.That(Value("container_memory_limit_bytes"), Is.NaN);
        Assert.That(Value("container_memory_used_bytes"), Is.EqualTo(240L << 20));
        Assert.That(Value("memory_usage"), Is.EqualTo(75));
    }

    [Test]
    public void A_memory_limit_above_what_the_host_has_is_none()
    {
        using FileTree tree = SystemTrees.Version2().Write("/sys/fs/cgroup/memory.max", "99999999999999\n");
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("memory_usage"), Is.EqualTo(75));
    }

    [Test]
    public void A_version_1_container_is_measured_against_its_limits()
    {
        using FileTree tree = SystemTrees.Version1();
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("container_cpu_seconds_total"), Is.EqualTo(99));
        Assert.That(Value("container_cpu_limit_cores"), Is.EqualTo(2));
        Assert.That(Value("container_cpu_periods_total"), Is.EqualTo(300));
        Assert.That(Value("container_cpu_throttled_periods_total"), Is.EqualTo(30));
        Assert.That(Value("container_cpu_throttled_seconds_total"), Is.EqualTo(2.5));
        Assert.That(Value("container_memory_limit_bytes"), Is.EqualTo(1L << 30));
        Assert.That(Value("container_memory_used_bytes"), Is.EqualTo(512L << 20));
        Assert.That(Value("memory_usage"), Is.EqualTo(50));
    }

    [Test]
    public void A_version_1_container_without_limits_has_none()
    {
        using FileTree tree = SystemTrees.Version1()
            .Write("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n")
            .Write("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("container_cpu_limit_cores"), Is.NaN);
        Assert.That(Value("container_memory_limit_bytes"), Is.NaN);
        Assert.That(Value("container_cpu_seconds_total"), Is.EqualTo(99));
    }

    [Test]
    public void The_tightest_limit_of_nested_groups_counts_with_the_usage_of_its_group()
    {
        const string Mount = "/sys/fs/cgroup";
        using FileTree tree = SystemTrees.Host()
            .Write("/proc/self/cgroup", "0::/shop.slice/orders.service/worker\n")
            .Write("/proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw\n")
            .Write(Mount + "/cgroup.controllers", "cpu memory\n")
            .Write(Mount + "/cpu.stat", "usage_usec 999000000\n")
            .Write(Mount + "/shop.slice/cpu.max", "400000 100000\n")
            .Write(Mount + "/shop.slice/memory.max", "2000\n")
            .Write(Mount + "/shop.slice/memory.current", "1500\n")
            .Write(Mount + "/shop.slice/orders.service/cpu.max", "50000 100000\n")
            .Write(Mount + "/shop.slice/orders.service/cpu.stat", "usage_usec 7000000\n")
            .Write(Mount + "/shop.slice/orders.service/memory.max", "1000\n")
            .Write(Mount + "/shop.slice/orders.service/memory.current", "900\n")
            .Write(Mount + "/shop.slice/orders.service/worker/cpu.max", "max 100000\n")
            .Write(Mount + "/shop.slice/orders.service/worker/cpu.stat", "usage_usec 1000000\n")
            .Write(Mount + "/shop.slice/orders.service/worker/memory.max", "max\n")
            .Write(Mount + "/shop.slice/orders.service/worker/memory.current", "100\n");
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("container_cpu_limit_cores"), Is.EqualTo(0.5));
        Assert.That(Value("container_cpu_seconds_total"), Is.EqualTo(7));
        Assert.That(Value("container_memory_limit_bytes"), Is.EqualTo(1000));
        Assert.That(Value("memory_usage"), Is.EqualTo(90));
    }

    [Test]
    public void A_path_of_another_name_space_is_read_at_the_mount()
    {
        using FileTree tree = SystemTrees.Version2().Write("/proc/self/cgroup", "0::/../../kubepods/pod1\n");
        using SystemMetricsCollector collector = Collect(tree);
        Assert.That(Value("container_cpu_limit_cores"), Is.EqualTo(1.5));
    }

    [Test]
    public void The_group_of_the_whole_system_is_no_container()
    {
        using FileTree version2 = SystemTrees.Host()
            .Write("/proc/self/cgroup", "0::/\n")
            .Write("/proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n")
            .Write("/sys/fs/cgroup/cgroup.controllers", "cpu memory\n")
            .Write("/sys/fs/cgroup/cpu.stat", SystemTrees.CpuStat2(1));
        using FileTree version1 = SystemTrees.Host()
            .Write("/proc/self/cgroup", "1:cpu:/\n2:cpuacct:/\n")
            .Write("/proc/self/mountinfo", "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n33 31 0:30 / /sys/fs/cgroup/cpuacct rw - cgroup cgroup rw,cpuacct\n")
            .Write("/sys/fs/cgroup/cpu/release_agent", "")
            .Write("/sys/fs/cgroup/cpu/cpu.stat", "nr_periods 1\n")
            .Write("/sys/fs/cgroup/cpuacct/release_agent", "")
            .Write("/sys/fs/cgroup/cpuacct/cpuacct.usage", "5\n");
        using SystemMetricsCollector first = Collect(version2);
        using SystemMetricsCollector second = Collect(version1);
        Assert.That(_metrics.Snapshot().Families.ToArray().Select(family => family.Instrument.Name), Has.None.StartWith("container_"));
    }

    [Test]
    public void A_system_that_tells_nothing_gives_no_metrics_and_no_exception()
    {
        using var tree = new FileTree(("/proc/self/stat", "1 (x"), ("/proc/stat", "intr 1\n"), ("/proc/self/mountinfo", "1 2 3\n"), ("/proc/self/cgroup", "::\nx\n"));
        using SystemMetricsCollector collector = Collect(tree);
        collector.Update();
        Assert.That(_metrics.Snapshot().Families.ToArray().Select(family => family.Instrument.Name), Has.None.Matches<string>(name => MetricCatalogue.Find(name!) is not null));
    }

    [Test]
    public void A_part_that_fails_leaves_the_others_alone()
    {
        using FileTree tree = SystemTrees.Host().Write("/proc/self/mountinfo", "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n");
        using var collector = new SystemMetricsCollector(_metrics, new SystemMetricsOptions { Root = tree.Root, IsLinux = true, TimeProvider = _clock, ReadDisk = _ => throw new InvalidDataException() });
        Assert.That(collector.Update, Throws.Nothing);
        Assert.That(Value("memory_usage"), Is.EqualTo(75));
    }

    [Test]
    public void Disk_usage_is_what_df_shows_for_each_disk_once()
    {
        using FileTree tree = SystemTrees.Host().Write("/proc/self/mountinfo", """
            27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
            30 27 259:1 / /data\040disk rw - xfs /dev/nvme1n1 rw
            31 27 259:1 /a /data\040disk/again rw - xfs /dev/nvme1n1 rw
            32 27 7:1 / /snap/core rw - squashfs /dev/loop1 ro
            33 27 0:44 / /net rw - nfs4 server:/export rw
            34 27 0:45 / /tmp rw - tmpfs tmpfs rw
            35 27 259:2 /hosts /etc/hosts rw - ext4 /dev/nvme2n1 rw

            """).Write("/etc/hosts", "");
        foreach (string folder in (string[])["/data disk/again", "/snap/core", "/net", "/tmp"])
            Directory.CreateDirectory(Path.Join(tree.Root, folder));
        using SystemMetricsCollector collector = Collect(tree);
        MetricSnapshot snapshot = _metrics.Snapshot();
        Assert.That(snapshot.Find("disk_usage")!.Series.ToArray().Select(point => point.Labels.Find("mount")), Is.EquivalentTo(new[] { "/", "/data disk" }));

        // Of 1,000 bytes 400 are free, 50 of them for the administrator only.
        Assert.That(snapshot.Value("disk_usage", ("mount", "/")), Is.EqualTo(100.0 * 600 / 950).Within(1e-9));
        Assert.That(snapshot.Value("host_disk_total_bytes", ("mount", "/")), Is.EqualTo(1000));
        Assert.That(snapshot.Value("host_disk_free_bytes", ("mount", "/")), Is.EqualTo(350));
    }

    [Test]
    public void Parts_can_be_left_out()
    {
        using FileTree tree = SystemTrees.Version2();
        using var collector = new SystemMetricsCollector(_metrics, new SystemMetricsOptions { Root = tree.Root, IsLinux = true, TimeProvider = _clock, Process = false, Container = false, Mounts = [] });
        collector.Update();
        string[] names = [.. _metrics.Snapshot().Families.ToArray().Select(family => family.Instrument.Name).Where(name => MetricCatalogue.Find(name) is not null)];
        Assert.That(names, Is.EquivalentTo(new[] { "host_cpu_seconds_total", "host_memory_available_bytes", "host_memory_total_bytes", "memory_usage" }));
        Assert.That(Value("memory_usage"), Is.EqualTo(46.875), "The percentage is of the container's limit all the same.");
    }

    [Test]
    public void After_disposal_nothing_is_set()
    {
        using FileTree tree = SystemTrees.Host();
        using SystemMetricsCollector collector = Collect(tree);
        collector.Dispose();
        tree.Write("/proc/meminfo", "MemTotal: 100 kB\nMemAvailable: 99 kB\n");
        collector.Update();
        Assert.That(Value("memory_usage"), Is.EqualTo(75));
    }

    [Test]
    public void An_update_allocates_little()
    {
        using FileTree tree = SystemTrees.Version2();
        using SystemMetricsCollector collector = Collect(tree);
        collector.Update();
        long before = GC.GetAllocatedBytesForCurrentThread();
        collector.Update();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(16 * 1024));
    }

    private SystemMetricsCollector Collect(FileTree tree)
    {
        var collector = new SystemMetricsCollector(
            _metrics,
            new SystemMetricsOptions { Root = tree.Root, IsLinux = true, TimeProvider = _clock, ReadDisk = _ => new DiskSpace(1000, 400, 350) });
        collector.Update();
        return collector;
    }

    private double Value(string name, params ReadOnlySpan<Tag> tags) => _metrics.Snapshot().Value(name, tags);
}
