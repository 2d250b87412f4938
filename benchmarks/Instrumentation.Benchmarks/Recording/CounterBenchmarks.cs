using BenchmarkDotNet.Attributes;
using Instrumentation.Benchmarks.Ratios;

namespace Instrumentation.Benchmarks.Recording;

/// <summary>
/// What one counter increment costs, by name and by handle, beside the OpenTelemetry SDK's. Each call stands for 1,024 increments; left out are
/// the creation of series and contention between threads.
/// </summary>
[MemoryDiagnoser]
public class CounterBenchmarks : IDisposable
{
    private const int Increments = 1024;
    private readonly StreamingMetrics _metrics = StreamingMetrics.Create();
    private readonly OpenTelemetryBaseline _baseline = new();
    private readonly RecordingLoops _loops;

    public CounterBenchmarks() => _loops = new RecordingLoops(_metrics, _baseline);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void Atomic_addition() => Floor.Add(Increments);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void Handle() => _loops.Handle(Increments);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void Handle_double() => _loops.HandleDouble(Increments);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void By_name_0_tags() => _loops.ByName0(Increments);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void By_name_1_tag() => _loops.ByName1(Increments);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void By_name_3_tags() => _loops.ByName3(Increments);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void By_name_3_tags_1024_series() => _loops.ByNameRotating(Increments);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void By_name_3_fresh_strings() => _loops.ByNameFresh(Increments);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void OpenTelemetry_0_tags() => _loops.Baseline0(Increments);

    [Benchmark(OperationsPerInvoke = Increments, Baseline = true)]
    public void OpenTelemetry_3_tags() => _loops.Baseline3(Increments);

    [Benchmark(OperationsPerInvoke = Increments)]
    public void OpenTelemetry_3_tags_1024_series() => _loops.BaselineRotating(Increments);

    public void Dispose()
    {
        _metrics.Dispose();
        _baseline.Dispose();
        GC.SuppressFinalize(this);
    }
}
