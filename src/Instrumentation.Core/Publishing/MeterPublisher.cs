using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Instrumentation.Recording;

namespace Instrumentation.Publishing;

// Makes instruments visible to every listener of System.Diagnostics.Metrics: counters and gauges as observable instruments that are read
// when a listener asks, histograms as mirrors that repeat what is recorded while somebody listens.
internal sealed class MeterPublisher : IDisposable
{
    private readonly Meter _meter;
    private readonly ConcurrentDictionary<Recording.Instrument, PublishedInstrument> _published = [];

    internal MeterPublisher(StreamingMetrics owner)
    {
        // The scope tells this recorder's meter from that of another host in the process.
        var options = new MeterOptions(PublishingConstants.MeterName) { Scope = owner.Options.MeterFactory ?? (object)owner };
        _meter = owner.Options.MeterFactory?.Create(options) ?? new Meter(options);
    }

    // Called before the instrument can be found, so that its first series has its mirror.
    internal void Announce(Recording.Instrument instrument)
    {
        bool isSelfMetric = instrument.Info.Name.StartsWith(PublishingConstants.SelfMetricPrefix, StringComparison.Ordinal);
        if (!isSelfMetric && !instrument.IsRejected && instrument.Info.Kind != InstrumentKind.Summary)
            _published[instrument] = new PublishedInstrument(instrument);
    }

    // Called without locks: the listeners' code runs in here.
    internal void Publish(Recording.Instrument instrument)
    {
        if (!_published.TryGetValue(instrument, out PublishedInstrument? published))
            return;
        try
        {
            published.Publish(_meter);
        }
        catch (Exception exception)
        {
            published.CountFailure(exception);
        }
    }

    internal HistogramMirror? MirrorFor(Recording.Instrument instrument, LabelSet labels)
        => _published.TryGetValue(instrument, out PublishedInstrument? published) ? new HistogramMirror(published, labels) : null;

    public void Dispose()
    {
        foreach (PublishedInstrument published in _published.Values)
            published.Withdraw();
        _meter.Dispose();
    }
}
