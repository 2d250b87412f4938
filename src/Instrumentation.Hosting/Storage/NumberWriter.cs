namespace Instrumentation.Storage;

// A counter, a gauge or an info metric.
internal sealed class NumberWriter(StoredSeries stored, bool isCounter, ExemplarStore? exemplars = null) : SeriesWriter([stored], exemplars)
{
    public override void Write(SeriesStore store, in SeriesPoint point, long time)
    {
        store.Append(stored, time, point.Value, isCounter ? StartOf(in point, time) : 0);
        if (point.Exemplar is { } exemplar)
            Tell(0, in exemplar);
    }
}
