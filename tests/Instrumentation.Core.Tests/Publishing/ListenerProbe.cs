using System.Diagnostics.Metrics;

namespace Instrumentation.Publishing;

// A listener of one recorder's meter, or of all meters that a factory made: what it is told of and what it reads.
internal sealed class ListenerProbe : IDisposable
{
    private readonly MeterListener _listener = new();

    internal ListenerProbe(object scope)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!IsOf(instrument, scope))
                return;
            Published.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Values[$"{instrument.Name}{{{Render(tags)}}}"] = value);
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Values[$"{instrument.Name}{{{Render(tags)}}}"] = value);
        _listener.Start();
    }

    internal List<Instrument> Published { get; } = [];

    internal Dictionary<string, double> Values { get; } = [];

    internal static bool IsOf(Instrument instrument, object scope) => ReferenceEquals(instrument.Meter.Scope, scope);

    internal void Poll()
    {
        Values.Clear();
        _listener.RecordObservableInstruments();
    }

    public void Dispose() => _listener.Dispose();

    private static string Render(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var texts = new List<string>();
        foreach ((string name, object? value) in tags)
            texts.Add($"{name}={value}");
        return string.Join(',', texts);
    }
}
