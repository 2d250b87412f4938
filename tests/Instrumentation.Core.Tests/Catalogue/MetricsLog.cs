namespace Instrumentation.Catalogue;

// Stands in for the recorder where a test asks what was declared and recorded, call by call.
internal sealed class MetricsLog : IStreamingMetrics
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];

    public Dictionary<string, (InstrumentKind Kind, InstrumentOptions Options)> Declared { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Entry> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    public double Total(string name) => Entries.Where(entry => entry.Name == name).Sum(entry => entry.Value);

    public double Last(string name) => Entries.Last(entry => entry.Name == name).Value;

    public void IncrementCounter(string name, long amount, params ReadOnlySpan<Tag> tags) => Add(InstrumentKind.Counter, name, amount, tags);

    public void IncrementCounter(string name, double amount, params ReadOnlySpan<Tag> tags) => Add(InstrumentKind.Counter, name, amount, tags);

    public void RecordHistogram(string name, double value, params ReadOnlySpan<Tag> tags) => Add(InstrumentKind.Histogram, name, value, tags);

    public void SetGauge(string name, double value, params ReadOnlySpan<Tag> tags) => Add(InstrumentKind.Gauge, name, value, tags);

    public void AddToGauge(string name, double amount, params ReadOnlySpan<Tag> tags) => Add(InstrumentKind.Gauge, name, amount, tags);

    public void RecordSummary(string name, double value, params ReadOnlySpan<Tag> tags) => Add(InstrumentKind.Summary, name, value, tags);

    public void SetInfo(string name, params ReadOnlySpan<Tag> tags) => Add(InstrumentKind.Info, name, 1, tags);

    public TimerScope Time(string name, params ReadOnlySpan<Tag> tags) => default;

    public Counter CreateCounter(string name, InstrumentOptions? options = null)
    {
        Declare(InstrumentKind.Counter, name, options);
        return new Counter(this, name, static _ => throw new NotSupportedException());
    }

    public Gauge CreateGauge(string name, InstrumentOptions? options = null)
    {
        Declare(InstrumentKind.Gauge, name, options);
        return new Gauge(this, name, static _ => throw new NotSupportedException());
    }

    public Histogram CreateHistogram(string name, InstrumentOptions? options = null)
    {
        Declare(InstrumentKind.Histogram, name, options);
        return new Histogram(this, name, static _ => throw new NotSupportedException());
    }

    public Summary CreateSummary(string name, InstrumentOptions? options = null)
    {
        Declare(InstrumentKind.Summary, name, options);
        return new Summary(this, name, static _ => throw new NotSupportedException());
    }

    private void Declare(InstrumentKind kind, string name, InstrumentOptions? options)
    {
        if (Declared.TryGetValue(name, out (InstrumentKind Kind, InstrumentOptions Options) known) && known.Kind != kind)
            throw new InvalidOperationException($"{name} is a {known.Kind}.");
        Declared[name] = (kind, options ?? new InstrumentOptions());
    }

    private void Add(InstrumentKind kind, string name, double value, ReadOnlySpan<Tag> tags)
    {
        var entry = new Entry(kind, name, value, [.. tags.ToArray().Select(tag => (tag.Name, tag.Value))]);
        lock (_lock)
            _entries.Add(entry);
    }

    internal sealed record Entry(InstrumentKind Kind, string Name, double Value, (string Name, string Value)[] Tags);
}
