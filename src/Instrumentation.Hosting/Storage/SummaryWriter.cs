namespace Instrumentation.Storage;

// A summary: a series for each quantile, one for the sum and one for the count.
internal sealed class SummaryWriter : SeriesWriter
{
    private readonly StoredSeries[] _stored;

    public SummaryWriter(SeriesStore store, string name, IReadOnlyList<Label> own, StoreLabels labels, SummaryPoint summary)
        : this(Find(store, name, own, labels, summary))
    {
    }

    private SummaryWriter(StoredSeries[] stored)
        : base(stored) => _stored = stored;

    public override void Write(SeriesStore store, in SeriesPoint point, long time)
    {
        SummaryPoint summary = point.Summary!;
        long start = StartOf(in point, time);
        ReadOnlySpan<QuantileValue> quantiles = summary.Quantiles;
        for (int at = 0; at < quantiles.Length; at++)
            store.Append(_stored[at], time, quantiles[at].Value);
        store.Append(_stored[^2], time, summary.Sum, start);
        store.Append(_stored[^1], time, summary.Count, start);
    }

    private static StoredSeries[] Find(SeriesStore store, string name, IReadOnlyList<Label> own, StoreLabels labels, SummaryPoint summary) =>
    [
        .. summary.Quantiles.ToArray().Select(quantile =>
            store.GetSeries(labels.Series(name, own.Append(new Label("quantile", ClassicHistogramWriter.Text(quantile.Quantile)))))),
        store.GetSeries(labels.Series(name + "_sum", own)),
        store.GetSeries(labels.Series(name + "_count", own)),
    ];
}
