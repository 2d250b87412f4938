using Instrumentation.Recording;

namespace Instrumentation;

// Distributions by name. The four fixed arities are written out because each is a path of a few nanoseconds.
public sealed partial class StreamingMetrics
{
    /// <inheritdoc/>
    public void RecordHistogram(string name, double value)
    {
        ulong hash = ReferenceCache.Hash(name);
        if (_cache.Find(hash, name) is HistogramSeries series)
            series.Record(value);
        else
            RecordByContent(hash, name, InstrumentKind.Histogram, Operation.Record, 0, value, default);
    }

    /// <inheritdoc/>
    public void RecordHistogram(string name, double value, in Tag tag)
    {
        ulong hash = ReferenceCache.Hash(name, tag);
        if (_cache.Find(hash, name, tag) is HistogramSeries series)
            series.Record(value);
        else
            RecordByContent(hash, name, InstrumentKind.Histogram, Operation.Record, 0, value, new ReadOnlySpan<Tag>(in tag));
    }

    /// <inheritdoc/>
    public void RecordHistogram(string name, double value, in Tag tag1, in Tag tag2)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2);
        if (_cache.Find(hash, name, tag1, tag2) is HistogramSeries series)
            series.Record(value);
        else
            RecordByContent(hash, name, InstrumentKind.Histogram, Operation.Record, 0, value, [tag1, tag2]);
    }

    /// <inheritdoc/>
    public void RecordHistogram(string name, double value, in Tag tag1, in Tag tag2, in Tag tag3)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2, tag3);
        if (_cache.Find(hash, name, tag1, tag2, tag3) is HistogramSeries series)
            series.Record(value);
        else
            RecordByContent(hash, name, InstrumentKind.Histogram, Operation.Record, 0, value, [tag1, tag2, tag3]);
    }

    /// <inheritdoc/>
    public void RecordHistogram(string name, double value, params ReadOnlySpan<Tag> tags)
    {
        switch (tags.Length)
        {
            case 0:
                RecordHistogram(name, value);
                break;
            case 1:
                RecordHistogram(name, value, in tags[0]);
                break;
            case 2:
                RecordHistogram(name, value, in tags[0], in tags[1]);
                break;
            case 3:
                RecordHistogram(name, value, in tags[0], in tags[1], in tags[2]);
                break;
            default:
                RecordByContent(0, name, InstrumentKind.Histogram, Operation.Record, 0, value, tags);
                break;
        }
    }

    /// <inheritdoc/>
    public void RecordSummary(string name, double value)
    {
        ulong hash = ReferenceCache.Hash(name);
        if (_cache.Find(hash, name) is SummarySeries series)
            series.Record(value);
        else
            RecordByContent(hash, name, InstrumentKind.Summary, Operation.Summarise, 0, value, default);
    }

    /// <inheritdoc/>
    public void RecordSummary(string name, double value, in Tag tag)
    {
        ulong hash = ReferenceCache.Hash(name, tag);
        if (_cache.Find(hash, name, tag) is SummarySeries series)
            series.Record(value);
        else
            RecordByContent(hash, name, InstrumentKind.Summary, Operation.Summarise, 0, value, new ReadOnlySpan<Tag>(in tag));
    }

    /// <inheritdoc/>
    public void RecordSummary(string name, double value, in Tag tag1, in Tag tag2)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2);
        if (_cache.Find(hash, name, tag1, tag2) is SummarySeries series)
            series.Record(value);
        else
            RecordByContent(hash, name, InstrumentKind.Summary, Operation.Summarise, 0, value, [tag1, tag2]);
    }

    /// <inheritdoc/>
    public void RecordSummary(string name, double value, in Tag tag1, in Tag tag2, in Tag tag3)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2, tag3);
        if (_cache.Find(hash, name, tag1, tag2, tag3) is SummarySeries series)
            series.Record(value);
        else
            RecordByContent(hash, name, InstrumentKind.Summary, Operation.Summarise, 0, value, [tag1, tag2, tag3]);
    }

    /// <inheritdoc/>
    public void RecordSummary(string name, double value, params ReadOnlySpan<Tag> tags)
    {
        switch (tags.Length)
        {
            case 0:
                RecordSummary(name, value);
                break;
            case 1:
                RecordSummary(name, value, in tags[0]);
                break;
            case 2:
                RecordSummary(name, value, in tags[0], in tags[1]);
                break;
            case 3:
                RecordSummary(name, value, in tags[0], in tags[1], in tags[2]);
                break;
            default:
                RecordByContent(0, name, InstrumentKind.Summary, Operation.Summarise, 0, value, tags);
                break;
        }
    }
}
