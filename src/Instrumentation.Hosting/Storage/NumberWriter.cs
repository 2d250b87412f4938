namespace Instrumentation.Storage;

// A counter, a gauge or an info metric.
internal sealed class NumberWriter(StoredSeries stored, bool isCounter) : SeriesWriter([stored])
{
    public override void Write(SeriesStore store, in SeriesPoint point, long time) =>
        store.Append(stored, time, point.Value, isCounter ? StartOf(in point, time) : 0);
}
