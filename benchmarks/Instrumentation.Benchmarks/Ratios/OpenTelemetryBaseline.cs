using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Instrumentation.Benchmarks.Ratios;

/// <summary>The same instruments in the OpenTelemetry SDK, with a reader that collects when asked.</summary>
public sealed class OpenTelemetryBaseline : IDisposable
{
    private readonly Meter _meter = new("Instrumentation.Benchmarks.Baseline");
    private readonly MeterProvider _provider;
    private readonly BaseExportingMetricReader _reader;

    public OpenTelemetryBaseline()
    {
        _reader = new BaseExportingMetricReader(new WalkingExporter());
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(_meter.Name)
            .AddView(_ => new MetricStreamConfiguration { CardinalityLimit = 10_001 })
            .AddReader(_reader)
            .Build();
        Counter = _meter.CreateCounter<long>("counter");
        Histogram = _meter.CreateHistogram<double>("histogram");
        Scraped = _meter.CreateCounter<long>("scraped");
    }

    public Counter<long> Counter { get; }

    public Histogram<double> Histogram { get; }

    public Counter<long> Scraped { get; }

    public void Collect() => _reader.Collect();

    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
    }

    private sealed class WalkingExporter : BaseExporter<Metric>
    {
        private double _sum;

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch)
            {
                foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                    _sum += metric.MetricType == MetricType.LongSum ? point.GetSumLong() : 0;
            }

            return ExportResult.Success;
        }
    }
}
