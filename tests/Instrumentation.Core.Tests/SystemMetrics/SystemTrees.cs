namespace Instrumentation.SystemMetrics;

// What Linux systems look like, as far as the collector reads them. Kernel text is as cat shows it.
internal static class SystemTrees
{
    public const string Meminfo = """
        MemTotal:       16000000 kB
        MemFree:         1000000 kB
        MemAvailable:    4000000 kB
        Buffers:            4064 kB

        """;

    // 10,000 s in all modes together, 6,000 of them idle and 500 waiting.
    public const string Stat = """
        cpu  200000 10000 100000 600000 50000 10000 20000 10000 7000 0
        cpu0 100000 5000 50000 300000 25000 5000 10000 5000 3500 0
        cpu1 100000 5000 50000 300000 25000 5000 10000 5000 3500 0
        intr 1027785 0 0 0
        ctxt 3005021
        btime 1700000000
        processes 17082
        procs_running 1

        """;

    public const string ProcessStat = "17082 (odd) name (x) S 1 16721 3589 0 -1 4194304 102 0 0 0 1234 566 0 0 20 0 12 0 323450 3133440000 388 18446744073709551615 1 1\n";

    public const string Limits = """
        Limit                     Soft Limit           Hard Limit           Units
        Max cpu time              unlimited            unlimited            seconds
        Max open files            20000                524288               files

        """;

    // A container of a current Docker or Kubernetes: version 2 in a name space of its own, 1.5 processors and 512 MiB.
    public static FileTree Version2() => Host().Write("/proc/self/cgroup", "0::/\n")
        .Write("/proc/self/mountinfo", """
            1200 1100 0:200 / / rw,relatime master:300 - overlay overlay rw,lowerdir=/a,upperdir=/b
            1210 1200 0:28 / /sys/fs/cgroup ro,nosuid,nodev,noexec,relatime - cgroup2 cgroup rw,nsdelegate
            1220 1200 259:1 /var/lib/docker/containers/4f/hosts /etc/hosts rw,relatime - ext4 /dev/nvme0n1p1 rw

            """)
        .Write("/etc/hosts", "127.0.0.1 localhost\n")
        .Write("/sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n")
        .Write("/sys/fs/cgroup/cgroup.type", "domain\n")
        .Write("/sys/fs/cgroup/cpu.max", "150000 100000\n")
        .Write("/sys/fs/cgroup/cpu.stat", CpuStat2(12_345_678))
        .Write("/sys/fs/cgroup/memory.max", "536870912\n")
        .Write("/sys/fs/cgroup/memory.current", "268435456\n")
        .Write("/sys/fs/cgroup/memory.stat", "anon 200000000\nfile 60000000\ninactive_anon 0\nactive_file 43222784\ninactive_file 16777216\n");

    // A container of an older Docker: version 1, seen through mounts whose root is the container's own group; 2 processors and 1 GiB.
    public static FileTree Version1() => Host()
        .Write("/proc/self/cgroup", """
            12:memory:/docker/4f5e
            5:cpu,cpuacct:/docker/4f5e
            1:name=systemd:/docker/4f5e
            0::/system.slice/containerd.service

            """)
        .Write("/proc/self/mountinfo", """
            700 600 0:60 / / rw,relatime - overlay overlay rw
            710 700 0:24 /docker/4f5e /sys/fs/cgroup/cpu,cpuacct ro,nosuid - cgroup cgroup rw,cpu,cpuacct
            711 700 0:31 /docker/4f5e /sys/fs/cgroup/memory ro,nosuid - cgroup cgroup rw,memory

            """)
        .Write("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "200000\n")
        .Write("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n")
        .Write("/sys/fs/cgroup/cpu,cpuacct/cpu.stat", "nr_periods 300\nnr_throttled 30\nthrottled_time 2500000000\n")
        .Write("/sys/fs/cgroup/cpu,cpuacct/cpuacct.usage", "99000000000\n")
        .Write("/sys/fs/cgroup/memory/memory.limit_in_bytes", "1073741824\n")
        .Write("/sys/fs/cgroup/memory/memory.usage_in_bytes", "805306368\n")
        .Write("/sys/fs/cgroup/memory/memory.stat", "cache 9289728\ninactive_file 1\ntotal_cache 669061120\ntotal_inactive_file 268435456\n");

    public static FileTree Host() => new(
        ("/proc/stat", Stat),
        ("/proc/meminfo", Meminfo),
        ("/proc/self/stat", ProcessStat),
        ("/proc/self/limits", Limits),
        ("/proc/self/fd/0", ""),
        ("/proc/self/fd/1", ""),
        ("/proc/self/fd/2", ""));

    public static string CpuStat2(long usageMicroseconds)
        => $"usage_usec {usageMicroseconds}\nuser_usec 1\nsystem_usec 1\nnr_periods 200\nnr_throttled 20\nthrottled_usec 1500000\nnr_bursts 0\nburst_usec 0\n";
}
