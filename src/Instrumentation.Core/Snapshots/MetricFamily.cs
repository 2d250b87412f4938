namespace Instrumentation;

/// <summary>All series of one instrument in a snapshot. Belongs to the snapshot and is overwritten when that is filled again.</summary>
public sealed class MetricFamily
{
    private SeriesPoint[] _series = [];
    private object[] _details = [];
    private int _count;

    internal MetricFamily(InstrumentInfo instrument) => Instrument = instrument;

    /// <summary>The instrument.</summary>
    public InstrumentInfo Instrument { get; internal set; }

    /// <summary>The series, in the order of their creation; it keeps from snapshot to snapshot but for forgotten ones.</summary>
    public ReadOnlySpan<SeriesPoint> Series => _series.AsSpan(0, _count);

    internal void Clear(int expected)
    {
        if (_series.Length < expected)
        {
            int capacity = Math.Max(4, expected + (expected >> 3));
            Array.Resize(ref _series, capacity);
        }

        _count = 0;
    }

    internal void Add(LabelSet labels, long startUnixMs, long whole, double fraction, object? detail)
    {
        if (_count == _series.Length)
            Array.Resize(ref _series, Math.Max(4, _count * 2));
        _series[_count++].Set(labels, startUnixMs, whole, fraction, detail);
    }

    // Distribution points are kept per position and reused, so that filling the same snapshot again allocates nothing.
    internal T NextDetail<T>(Func<T> create)
        where T : class
    {
        if (_details.Length <= _count)
            Array.Resize(ref _details, Math.Max(4, Math.Max(_series.Length, _count + 1)));
        if (_details[_count] is T existing)
            return existing;
        T created = create();
        _details[_count] = created;
        return created;
    }
}
