using System.Diagnostics.Metrics;
using Instrumentation.Publishing;
using Instrumentation.Recording;

namespace Instrumentation.Capture;

// Brings instruments of System.Diagnostics.Metrics into the recorder: those that exist when it starts and those that appear later. Measurements
// come on the thread that makes them; observable instruments are asked before each snapshot.
internal sealed class MeterCapture : IDisposable
{
    private readonly StreamingMetrics _owner;
    private readonly CaptureRule[] _rules;
    private readonly MeterListener _listener = new();
    private readonly ObservablePoll _poll;
    private readonly TagValueText _text = new();
    private readonly CapturedCache _cache = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<CapturedIdentity, CapturedInstrument> _recorded = [];
    private readonly Dictionary<CapturedIdentity, ObservedInstrument> _observed = [];
    private readonly HashSet<System.Diagnostics.Metrics.Instrument> _listening = [];
    private ObservedInstrument[] _applied = [];
    private int _collections;

    internal MeterCapture(StreamingMetrics owner)
    {
        _owner = owner;
        _rules = [.. owner.Options.Capture.Rules];
        _poll = new ObservablePoll(owner, owner.Options.Capture.PollTimeout);
        _listener.InstrumentPublished = (instrument, _) => Published(instrument);
        _listener.MeasurementsCompleted = (instrument, _) => Completed(instrument);
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => ((CapturedInstrument)state!).Record((long)value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => ((CapturedInstrument)state!).Record((long)value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => ((CapturedInstrument)state!).Record((long)value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((CapturedInstrument)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => ((CapturedInstrument)state!).Record((double)value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((CapturedInstrument)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => ((CapturedInstrument)state!).Record((double)value, tags));
    }

    internal void Start() => _listener.Start();

    // Asks the observable instruments; without any lock held.
    internal void Gather() => _poll.Gather();

    // Takes over what they answered; with the collecting lock held.
    internal void Apply()
    {
        foreach (ObservedInstrument instrument in Volatile.Read(ref _applied))
            instrument.Apply(_owner.NowUnixMs);
        ReleaseMovedObjects();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _poll.Dispose();
    }

    // An entry would keep a forgotten series, and with it its cells, for no use.
    internal void ForgetReferences() => _cache.Clear();

    // After a full collection the objects lie elsewhere, so the cache's entries can only keep garbage alive.
    private void ReleaseMovedObjects()
    {
        int collections = GC.CollectionCount(2);
        if (collections == _collections)
            return;
        _collections = collections;
        _cache.Clear();
    }

    // Runs inside the application's creation of an instrument, so nothing may be thrown. May be called twice for one that appears during Start.
    private void Published(System.Diagnostics.Metrics.Instrument source)
    {
        try
        {
            if (!IsWanted(source) || InstrumentShape.Of(source) is not { } shape)
                return;
            lock (_lock)
            {
                if (!_listening.Add(source))
                    return;
            }

            Take(source, shape);
        }
        catch (Exception exception)
        {
            _owner.CountFailedCallback("capture_failed", source.Name, exception);
        }
    }

    // A meter that a factory made belongs to the host of that factory; only this host's are taken, and those that belong to nobody.
    private bool IsWanted(System.Diagnostics.Metrics.Instrument source)
    {
        Meter meter = source.Meter;
        if (meter.Name == PublishingConstants.MeterName || (meter.Scope is not null && !ReferenceEquals(meter.Scope, _owner.Options.MeterFactory)))
            return false;
        CaptureRule? first = Array.Find(_rules, rule => NamePattern.Matches(rule.Meter, meter.Name) && NamePattern.Matches(rule.Instrument, source.Name));
        return first is { Include: true };
    }

    private void Take(System.Diagnostics.Metrics.Instrument source, InstrumentShape shape)
    {
        if (string.IsNullOrEmpty(source.Name) || source.Name.Length > StreamingMetrics.MaxNameLength)
        {
            _owner.Reject(RejectReason.InvalidName, null);
            return;
        }

        var scope = new InstrumentScope(source.Meter.Name, source.Meter.Version, LabelsOf(source.Meter));
        var identity = new CapturedIdentity(scope, source.Name, shape.Kind, source.Unit, shape.Adds, source.IsObservable);
        if (source.IsObservable)
            Observe(source, identity);
        else if (Recorder(source, identity) is { } recorder)
            _listener.EnableMeasurementEvents(source, recorder);
    }

    private CapturedInstrument? Recorder(System.Diagnostics.Metrics.Instrument source, CapturedIdentity identity)
    {
        lock (_lock)
        {
            if (!_recorded.TryGetValue(identity, out CapturedInstrument? recorder) && Create(source, identity) is { } instrument)
                _recorded[identity] = recorder = new CapturedInstrument(_owner, instrument, _cache, _text, identity.Adds);
            return recorder;
        }
    }

    private void Observe(System.Diagnostics.Metrics.Instrument source, CapturedIdentity identity)
    {
        ObservedInstrument? observed;
        lock (_lock)
        {
            if (!_observed.TryGetValue(identity, out observed) && Create(source, identity) is { } instrument)
            {
                _observed[identity] = observed = new ObservedInstrument(instrument, identity.Adds);
                Volatile.Write(ref _applied, [.. _applied, observed]);
            }
        }

        if (observed is null)
            return;
        var asked = new ObservableSource(source, observed.Instrument, _text);
        lock (_lock)
            observed.Add(asked);
        _poll.Add(asked);
        asked.Listen(completed =>
        {
            _poll.Remove(completed);
            lock (_lock)
                observed.Remove(completed);
            Completed(source);
        });
    }

    private Recording.Instrument? Create(System.Diagnostics.Metrics.Instrument source, CapturedIdentity identity)
    {
        if (_recorded.Count + _observed.Count >= StreamingMetrics.MaxInstruments)
        {
            _owner.Reject(RejectReason.TooManyInstruments, source.Name);
            return null;
        }

        // What the application has configured for the name goes before what the instrument's author advises.
        if (!_owner.Options.Instruments.TryGetValue(source.Name, out InstrumentOptions? options))
            options = new InstrumentOptions { Boundaries = InstrumentShape.AdvisedBoundaries(source) };
        options = options with { Unit = options.Unit ?? source.Unit, Description = options.Description ?? source.Description };
        return _owner.CreateCaptured(identity.Scope, source.Name, identity.Kind, options);
    }

    private void Completed(System.Diagnostics.Metrics.Instrument source)
    {
        lock (_lock)
            _listening.Remove(source);
    }

    private LabelSet LabelsOf(Meter meter)
    {
        if (meter.Tags is null)
            return LabelSet.Empty;
        return LabelSet.From([.. meter.Tags.Select(tag => _text.Convert(tag.Key, tag.Value))]);
    }
}
