using System.Diagnostics.Metrics;

namespace Instrumentation.Recording;

// Makes instruments visible to every listener of System.Diagnostics.Metrics: counters and gauges as observable instruments that are read
// when a listener asks, histograms as mirrors that repeat what is recorded while somebody listens.
internal sealed class MeterPublisher : IDisposable
{
    internal const string MeterName = "Instrumentation";
    private readonly Meter _meter;
    private readonly Dictionary<Instrument, Histogram<double>> _mirrors = [];

    internal MeterPublisher(StreamingMetrics owner)
    {
        // The scope tells this recorder's meter from that of another host in the process, and tells capture to leave it alone.
        var options = new MeterOptions(MeterName) { Scope = owner.Options.MeterFactory ?? (object)owner };
        _meter = owner.Options.MeterFactory?.Create(options) ?? new Meter(options);
    }

    internal HistogramMirror? MirrorFor(Instrument instrument, LabelSet labels)
    {
        lock (_mirrors)
            return _mirrors.TryGetValue(instrument, out Histogram<double>? histogram) ? new HistogramMirror(histogram, labels) : null;
    }

    internal void Publish(Instrument instrument)
    {
        InstrumentInfo info = instrument.Info;
        switch (info.Kind)
        {
            case InstrumentKind.Counter:
                _meter.CreateObservableCounter(info.Name, () => Observe(instrument), info.Unit, info.Description);
                break;
            case InstrumentKind.Gauge or InstrumentKind.Info:
                _meter.CreateObservableGauge(info.Name, () => Observe(instrument), info.Unit, info.Description);
                break;
            case InstrumentKind.Histogram:
                lock (_mirrors)
                    _mirrors[instrument] = _meter.CreateHistogram<double>(info.Name, info.Unit, info.Description);
                break;
        }
    }

    public void Dispose() => _meter.Dispose();

    private static List<Measurement<double>> Observe(Instrument instrument)
    {
        var family = new MetricFamily(instrument.Info);
        foreach (Series series in instrument.Series)
            series.AddTo(family);
        var measurements = new List<Measurement<double>>(family.Series.Length);
        foreach (ref readonly SeriesPoint point in family.Series)
            measurements.Add(new Measurement<double>(point.Value, point.Labels.ToTagArray()));
        return measurements;
    }
}
