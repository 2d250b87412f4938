using BenchmarkDotNet.Attributes;
using Instrumentation.Benchmarks.Ratios;

namespace Instrumentation.Benchmarks.Recording;

/// <summary>What it costs to render 10,000 counter series as text into memory, beside the OpenTelemetry SDK's collection of as many without text; HTTP is left out.</summary>
[MemoryDiagnoser]
public class ScrapeBenchmarks : IDisposable
{
    private readonly ScrapeLoops _loops = new();

    [Benchmark]
    public void Text() => _loops.Scrape();

    [Benchmark(Baseline = true)]
    public void OpenTelemetry_Collect() => _loops.Collect();

    public void Dispose()
    {
        _loops.Dispose();
        GC.SuppressFinalize(this);
    }
}
