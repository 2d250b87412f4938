using System.IO.Enumeration;

namespace Instrumentation.SystemMetrics;

internal sealed class LinuxProcess(KernelFiles files)
{
    // The kernel tells times to programs in hundredths of a second on every architecture that .NET runs on.
    internal const double TicksPerSecond = 100;

    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    private double? _startSeconds;

    internal ProcessReading Read()
    {
        ReadOnlySpan<byte> text = files.Read("/proc/self/stat");

        // The program's name stands in parentheses and may contain blanks and parentheses itself; field 3 follows the last one.
        ReadOnlySpan<byte> fields = text[(text.LastIndexOf((byte)')') + 1)..];
        Span<long> values = stackalloc long[24];
        int count = 0;
        for (int field = 3; fields.Length > 0 && count < values.Length; field++)
        {
            ReadOnlySpan<byte> word = KernelText.TakeWord(ref fields);
            values[count++] = KernelText.Number(word) ?? 0;
        }

        if (count < 22)
            return default;
        long startTicks = values[22 - 3];
        return new ProcessReading(
            (values[14 - 3] + values[15 - 3]) / TicksPerSecond,
            values[24 - 3] * Environment.SystemPageSize,
            values[23 - 3],
            values[20 - 3],
            CountOpenFiles(),
            MaxOpenFiles(),
            _startSeconds ??= StartSeconds(startTicks));
    }

    // Includes the one that is open for counting.
    private long? CountOpenFiles()
    {
        if (!files.HasFolder("/proc/self/fd"))
            return null;
        long count = 0;
        foreach (byte _ in new FileSystemEnumerable<byte>(files.PathOf("/proc/self/fd"), static (ref entry) => 0, AllEntries))
            count++;
        return count;
    }

    private long? MaxOpenFiles() => KernelText.ValueOf(files.Read("/proc/self/limits"), "Max open files"u8);

    private double? StartSeconds(long startTicks)
        => KernelText.ValueOf(files.Read("/proc/stat"), "btime"u8) is { } boot ? boot + (startTicks / TicksPerSecond) : null;
}
