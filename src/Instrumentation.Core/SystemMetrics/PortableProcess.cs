using System.Diagnostics;

namespace Instrumentation.SystemMetrics;

// What .NET tells of the process on any system.
internal static class PortableProcess
{
    internal static ProcessReading Read()
    {
        using Process process = Process.GetCurrentProcess();
        return new ProcessReading(
            process.TotalProcessorTime.TotalSeconds,
            process.WorkingSet64,
            process.VirtualMemorySize64,
            process.Threads.Count,
            OperatingSystem.IsWindows() ? process.HandleCount : null,
            MaxFiles: null,
            (process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
    }
}
