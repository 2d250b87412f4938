using Instrumentation.Catalogue;

namespace Instrumentation.SystemMetrics;

internal sealed class ProcessGauges(IStreamingMetrics metrics, KernelFiles files, SystemMetricsOptions options)
{
    private readonly Counter _cpu = SystemDefinitions.ProcessCpu.CreateCounter(metrics);
    private readonly Gauge _resident = SystemDefinitions.ProcessResident.CreateGauge(metrics);
    private readonly Gauge _virtual = SystemDefinitions.ProcessVirtual.CreateGauge(metrics);
    private readonly Gauge _threads = SystemDefinitions.ProcessThreads.CreateGauge(metrics);
    private readonly Gauge _openFiles = SystemDefinitions.ProcessOpenFiles.CreateGauge(metrics);
    private readonly Gauge _maxFiles = SystemDefinitions.ProcessMaxFiles.CreateGauge(metrics);
    private readonly Gauge _start = SystemDefinitions.ProcessStart.CreateGauge(metrics);
    private readonly LinuxProcess? _linux = options.IsLinux ? new LinuxProcess(files) : null;
    private RunningTotal _cpuTotal;

    internal void Update()
    {
        ProcessReading reading = _linux?.Read() ?? PortableProcess.Read();
        if (reading.CpuSeconds is { } cpu)
            _cpu.Add(_cpuTotal.Advance(cpu));
        Set(_resident, reading.ResidentBytes);
        Set(_virtual, reading.VirtualBytes);
        Set(_threads, reading.Threads);
        Set(_openFiles, reading.OpenFiles);
        Set(_maxFiles, reading.MaxFiles);
        if (reading.StartSeconds is { } start)
            _start.Set(start);
    }

    private static void Set(Gauge gauge, long? value)
    {
        if (value is { } known)
            gauge.Set(known);
    }
}
