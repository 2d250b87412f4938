using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Storage;

// Hands the exemplars of stored series on, each once: a snapshot shows one until another takes its place.
internal sealed class ExemplarWriter(ExemplarStore exemplars, int series)
{
    private readonly long[] _told = new long[series];

    public void Write(StoredSeries stored, int place, in Exemplar exemplar)
    {
        long time = exemplar.Timestamp.ToUnixTimeMilliseconds();
        if (time <= _told[place])
            return;
        _told[place] = time;
        var labels = new SeriesLabelsBuilder();
        if (exemplar.TraceId is { } trace)
            labels.Set("trace_id", trace);
        if (exemplar.SpanId is { } span)
            labels.Set("span_id", span);
        exemplars.TryAdd(stored.Labels, new ExemplarSample(labels.Build(), exemplar.Value, time));
    }
}
