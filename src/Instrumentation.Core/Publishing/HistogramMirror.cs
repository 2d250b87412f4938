namespace Instrumentation.Publishing;

// Repeats what a histogram's series records to the listeners of System.Diagnostics.Metrics, while there are any. The tags are kept as the
// array that listeners take, so that repeating allocates nothing.
internal sealed class HistogramMirror
{
    private readonly PublishedInstrument _published;
    private readonly KeyValuePair<string, object?>[] _tags;

    internal HistogramMirror(PublishedInstrument published, LabelSet labels)
    {
        _published = published;
        _tags = labels.ToTagArray();
    }

    internal bool IsEnabled => _published.Histogram is { Enabled: true };

    internal void Record(double value)
    {
        try
        {
            _published.Histogram?.Record(value, _tags);
        }
        catch (Exception exception)
        {
            // A listener threw; its fault is no reason to let the recording application down.
            _published.CountFailure(exception);
        }
    }
}
