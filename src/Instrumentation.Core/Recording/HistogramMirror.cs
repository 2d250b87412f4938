using System.Diagnostics.Metrics;

namespace Instrumentation.Recording;

// Repeats what a histogram's series records to the listeners of System.Diagnostics.Metrics, while there are any. The tags are kept as the
// array that listeners take, so that repeating allocates nothing.
internal sealed class HistogramMirror
{
    private readonly Histogram<double> _histogram;
    private readonly KeyValuePair<string, object?>[] _tags;

    internal HistogramMirror(Histogram<double> histogram, LabelSet labels)
    {
        _histogram = histogram;
        _tags = labels.ToTagArray();
    }

    internal bool IsEnabled => _histogram.Enabled;

    internal void Record(double value) => _histogram.Record(value, _tags);
}
