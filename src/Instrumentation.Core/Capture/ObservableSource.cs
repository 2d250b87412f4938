using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Instrumentation.Recording;

namespace Instrumentation.Capture;

// One observable instrument of System.Diagnostics.Metrics, with a listener of its own: so it can be asked alone, and a callback that throws or
// hangs is known by name and takes no other with it. What it reports is gathered first and published when the callback has returned.
internal sealed class ObservableSource : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly System.Diagnostics.Metrics.Instrument _source;
    private readonly Recording.Instrument _instrument;
    private readonly TagValueText _text;
    private readonly Lock _publishing = new();
    private List<Observation> _gathered = [];
    private List<Observation> _published = [];
    private Exception? _uncounted;
    private bool _failed;
    private bool _isLate;

    internal ObservableSource(System.Diagnostics.Metrics.Instrument source, Recording.Instrument instrument, TagValueText text)
    {
        _source = source;
        _instrument = instrument;
        _text = text;
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => ((ObservableSource)state!).Add(value, 0, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => ((ObservableSource)state!).Add(value, 0, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => ((ObservableSource)state!).Add(value, 0, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((ObservableSource)state!).Add(value, 0, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => ((ObservableSource)state!).Add(0, value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((ObservableSource)state!).Add(0, value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => ((ObservableSource)state!).Add(0, (double)value, tags));
    }

    internal string Name => _source.Name;

    // The callback did not return in time and still runs.
    internal bool IsLate
    {
        get => Volatile.Read(ref _isLate);
        set => Volatile.Write(ref _isLate, value);
    }

    // Its last report is missing or incomplete.
    internal bool HasFailed => IsLate || Volatile.Read(ref _failed);

    // Called with the source once its meter is gone.
    internal void Listen(Action<ObservableSource> whenCompleted)
    {
        _listener.MeasurementsCompleted = (_, _) => whenCompleted(this);
        _listener.EnableMeasurementEvents(_source, this);
    }

    // Runs the callback.
    internal void Gather()
    {
        Exception? fault = null;
        _gathered.Clear();
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (AggregateException exception) when (exception.InnerExceptions.Count == 1)
        {
            fault = exception.InnerException;
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        lock (_publishing)
        {
            (_gathered, _published) = (_published, _gathered);
            _uncounted = fault;
            Volatile.Write(ref _failed, fault is not null);
        }
    }

    // Instead of gathering: what it reported before is out of date.
    internal void Skip(Exception fault)
    {
        if (IsLate)
            return;
        lock (_publishing)
        {
            _published.Clear();
            _uncounted = fault;
            Volatile.Write(ref _failed, true);
        }
    }

    // What the callback threw the last time, once.
    internal Exception? TakeFault() => Interlocked.Exchange(ref _uncounted, null);

    internal void Read(ObservedInstrument reader)
    {
        if (IsLate)
            return;
        lock (_publishing)
        {
            foreach (ref readonly Observation observation in CollectionsMarshal.AsSpan(_published))
                reader.Take(observation);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(long whole, double fraction, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length > TagBuffer.Length)
        {
            Add(whole, fraction, tags, new Tag[tags.Length]);
            return;
        }

        var buffer = default(TagBuffer);
        Add(whole, fraction, tags, ((Span<Tag>)buffer)[..tags.Length]);
    }

    private void Add(long whole, double fraction, ReadOnlySpan<KeyValuePair<string, object?>> tags, Span<Tag> converted)
    {
        for (int index = 0; index < tags.Length; index++)
            converted[index] = _text.Convert(tags[index].Key, tags[index].Value);
        if (_instrument.Find(converted) is { } series)
            _gathered.Add(new Observation(series, null, whole, fraction));
        else
            _gathered.Add(new Observation(null, CapturedTags.KeepLast(converted).ToArray(), whole, fraction));
    }
}
