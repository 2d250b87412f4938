using BenchmarkDotNet.Attributes;
using Instrumentation.Benchmarks.Ratios;

namespace Instrumentation.Benchmarks.Recording;

/// <summary>
/// What one recorded value costs in a histogram of 15 boundaries, beside the OpenTelemetry SDK's. Each call stands for 1,024 values; left out
/// are exemplars and contention between threads.
/// </summary>
[MemoryDiagnoser]
public class HistogramBenchmarks : IDisposable
{
    private const int Values = 1024;
    private readonly StreamingMetrics _metrics = StreamingMetrics.Create();
    private readonly OpenTelemetryBaseline _baseline = new();
    private readonly RecordingLoops _loops;
    private readonly HistogramSeries _exponential;
    private readonly SummarySeries _summary;

    public HistogramBenchmarks()
    {
        _loops = new RecordingLoops(_metrics, _baseline);
        _exponential = _metrics.CreateHistogram("exponential", new InstrumentOptions { Layout = HistogramLayout.Exponential }).WithTags();
        _summary = _metrics.CreateSummary("summary").WithTags();
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public void Handle() => _loops.HistogramHandle(Values);

    [Benchmark(OperationsPerInvoke = Values)]
    public void By_name_3_tags() => _loops.HistogramByName3(Values);

    [Benchmark(OperationsPerInvoke = Values)]
    public void Exponential_handle()
    {
        for (int value = 0; value < Values; value++)
            _exponential.Record(value);
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public void Summary_handle()
    {
        for (int value = 0; value < Values; value++)
            _summary.Record(value);
    }

    [Benchmark(OperationsPerInvoke = Values, Baseline = true)]
    public void OpenTelemetry_0_tags() => _loops.BaselineHistogram0(Values);

    [Benchmark(OperationsPerInvoke = Values)]
    public void OpenTelemetry_3_tags() => _loops.BaselineHistogram3(Values);

    public void Dispose()
    {
        _metrics.Dispose();
        _baseline.Dispose();
        GC.SuppressFinalize(this);
    }
}
