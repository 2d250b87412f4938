namespace Instrumentation.SystemMetrics;

internal sealed class LinuxHost(KernelFiles files)
{
    internal const int Idle = 3;
    internal const int Wait = 4;

    // The first eight columns of /proc/stat; the two further ones, of guests, are part of user and nice.
    internal static readonly string[] Modes = ["user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"];

    internal HostReading ReadMemory()
    {
        ReadOnlySpan<byte> text = files.Read("/proc/meminfo");
        long? total = KernelText.ValueOf(text, "MemTotal:"u8) * 1024;
        long? available = KernelText.ValueOf(text, "MemAvailable:"u8) * 1024;
        return new HostReading(total, available);
    }

    // Fills in the seconds that all processors together spent in each mode; false when the system does not tell.
    internal bool TryReadCpu(Span<double> secondsByMode)
    {
        ReadOnlySpan<byte> text = files.Read("/proc/stat");
        ReadOnlySpan<byte> line = KernelText.TakeLine(ref text);
        if (!KernelText.TakeWord(ref line).SequenceEqual("cpu"u8))
            return false;
        for (int mode = 0; mode < Modes.Length; mode++)
            secondsByMode[mode] = (KernelText.Number(KernelText.TakeWord(ref line)) ?? 0) / LinuxProcess.TicksPerSecond;
        return true;
    }
}
