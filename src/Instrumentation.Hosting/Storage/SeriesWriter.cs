using Instrumentation.Reading;

namespace Instrumentation.Storage;

// One series of an instrument in the store, which may be several there.
internal abstract class SeriesWriter(IReadOnlyList<StoredSeries> stored, ExemplarStore? exemplars = null)
{
    private readonly ExemplarWriter? _exemplars = exemplars is null ? null : new ExemplarWriter(exemplars, stored.Count);
    private long _startUnixMs;
    private long _storedStart;

    public abstract void Write(SeriesStore store, in SeriesPoint point, long time);

    public virtual void End(SeriesStore store, long time)
    {
        foreach (StoredSeries series in stored)
            store.Append(series, time, StaleMarker.Value);
    }

    protected void Tell(int place, in Exemplar exemplar) => _exemplars?.Write(stored[place], place, in exemplar);

    // A tick carries its scheduled time: a series that began in the moment between that and now began before it all the same, for good.
    protected long StartOf(in SeriesPoint point, long time)
    {
        if (point.StartUnixMs != _startUnixMs)
        {
            _startUnixMs = point.StartUnixMs;
            _storedStart = Math.Min(point.StartUnixMs, time - 1);
        }

        return _storedStart;
    }
}
