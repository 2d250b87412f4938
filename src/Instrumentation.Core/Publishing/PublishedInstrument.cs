using System.Diagnostics.Metrics;
using Instrumentation.Recording;

namespace Instrumentation.Publishing;

// The twin of an instrument in System.Diagnostics.Metrics. Counters are published as doubles, because an instrument's type is settled before
// its first amount and a counter takes whole and fractional ones.
internal sealed class PublishedInstrument
{
    private readonly Recording.Instrument _instrument;
    private bool _withdrawn;

    internal PublishedInstrument(Recording.Instrument instrument) => _instrument = instrument;

    // Null until the instrument is published: before that nobody can have listened.
    internal Histogram<double>? Histogram { get; private set; }

    internal void Publish(Meter meter)
    {
        InstrumentInfo info = _instrument.Info;
        switch (info.Kind)
        {
            case InstrumentKind.Counter:
                meter.CreateObservableCounter(info.Name, Observe, info.Unit, info.Description);
                break;
            case InstrumentKind.Gauge or InstrumentKind.Info:
                meter.CreateObservableGauge(info.Name, Observe, info.Unit, info.Description);
                break;
            case InstrumentKind.Histogram:
                // A listener that aggregates by itself then does so in the same buckets.
                InstrumentAdvice<double>? advice = _instrument.Buckets is { } buckets ? new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets.Values } : null;
                Histogram = meter.CreateHistogram(info.Name, info.Unit, info.Description, tags: null, advice);
                break;
        }
    }

    // A meter that belongs to a factory outlives the recorder.
    internal void Withdraw()
    {
        Volatile.Write(ref _withdrawn, true);
        Histogram = null;
    }

    internal void CountFailure(Exception exception) => _instrument.Owner.CountFailedCallback("listener_failed", _instrument.Info.Name, exception);

    // Listeners may ask at the same time, so each gets a list of its own. A measurement copies its tags, so one array serves all series.
    private List<Measurement<double>> Observe()
    {
        if (Volatile.Read(ref _withdrawn))
            return [];
        try
        {
            _instrument.Owner.Settle();
            ReadOnlySpan<Series> all = _instrument.Series;
            var measurements = new List<Measurement<double>>(all.Length);
            KeyValuePair<string, object?>[] tags = [];
            foreach (Series series in all)
                Add(measurements, series, ref tags);
            return measurements;
        }
        catch (Exception exception)
        {
            CountFailure(exception);
            return [];
        }
    }

    private static void Add(List<Measurement<double>> measurements, Series series, ref KeyValuePair<string, object?>[] tags)
    {
        double value = series is CounterSeries counter ? counter.Total : ((GaugeSeries)series).Value;

        // Read after the value, because a series is marked before it starts again at zero.
        if ((series.State & Series.Forgotten) != 0)
            return;
        ReadOnlySpan<Label> labels = series.Labels.AsSpan();
        if (tags.Length < labels.Length)
            tags = new KeyValuePair<string, object?>[labels.Length];
        for (int index = 0; index < labels.Length; index++)
            tags[index] = new KeyValuePair<string, object?>(labels[index].Name, labels[index].Value);
        measurements.Add(new Measurement<double>(value, tags.AsSpan(0, labels.Length)));
    }
}
