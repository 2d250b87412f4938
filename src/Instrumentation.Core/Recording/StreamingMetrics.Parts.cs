using Instrumentation.Capture;
using Instrumentation.Publishing;
using Instrumentation.Recording;

namespace Instrumentation;

// What works beside the recorder: capture, publishing, moving windows, and the metrics about itself.
public sealed partial class StreamingMetrics
{
    private MeterPublisher? _publisher;
    private MeterCapture? _capture;

    // As many series as there can be instruments to tell of.
    private static readonly InstrumentOptions SelfMetricOptions = new() { CardinalityLimit = MaxInstruments };

    private TimeProvider Clock => _options.TimeProvider;

    internal HistogramMirror? MirrorFor(Instrument instrument, LabelSet labels) => _publisher?.MirrorFor(instrument, labels);

    private void StartParts()
    {
        if (_options.PublishToMeters)
            _parts.Add(_publisher = new MeterPublisher(this));
        if (_options.Capture.Rules.Count > 0)
            StartCapture();
    }

    // Called with the creating lock held.
    private void InstrumentCreated(Instrument instrument)
    {
        if (instrument.Info.Kind == InstrumentKind.Summary)
            StartWindow(instrument);
        _publisher?.Announce(instrument);
    }

    private void StartCapture()
    {
        _capture = new MeterCapture(this);
        _parts.Add(_capture);
        AddPoll(_capture.Apply);
        _capture.Start();
    }

    private void StartWindow(Instrument instrument)
    {
        if (_disposed)
            return;
        TimeSpan step = instrument.Options.SummaryWindow / SummarySeries.Slices;
        ITimer timer = Clock.CreateTimer(static state => ((Instrument)state!).MoveWindows(), instrument, step, step);
        _parts.Add(timer);
    }

    private void UpdateSelfMetrics()
    {
        for (int reason = 0; reason < _rejected.Length; reason++)
        {
            if (Volatile.Read(ref _rejected[reason]) is > 0 and long rejected)
                SetSelfTotal("instrumentation_measurements_rejected_total", ("reason", RejectReasonNames.Of((RejectReason)reason)), rejected);
        }

        if (Volatile.Read(ref _namingViolations) is > 0 and long violations)
            SetSelfTotal("instrumentation_naming_violations_total", default, violations);
        if (Volatile.Read(ref _failedCallbacks) is > 0 and long failed)
            SetSelfTotal("instrumentation_callbacks_failed_total", default, failed);
        foreach (Instrument instrument in Volatile.Read(ref _sorted))
        {
            if (instrument.Overflowed is > 0 and long overflowed)
                SetSelfTotal("instrumentation_measurements_overflowed_total", ("instrument", instrument.Info.Name), overflowed);
        }
    }

    private void SetSelfTotal(string name, Tag tag, long total)
    {
        // Not by the way of measurements, which may be refused: counting that would add to what is counted here.
        ReadOnlySpan<Tag> tags = tag.Key is null ? default : new ReadOnlySpan<Tag>(in tag);
        Instrument instrument = _instruments.TryGetValue(name, out Instrument? found) ? found : Create(name, InstrumentKind.Counter, SelfMetricOptions);
        instrument.KeepsIdleSeries = true;
        if (instrument.Resolve(tags, wait: true, out _) is CounterSeries series)
            series.SetTotal(total, 0, NowUnixMs);
    }
}
