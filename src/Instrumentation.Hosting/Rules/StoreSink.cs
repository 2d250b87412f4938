using Instrumentation.Histograms;
using Instrumentation.Labels;

namespace Instrumentation.Rules;

// Where the series of rules go; what the store refuses, it counts.
internal sealed class StoreSink(SeriesStore store) : ISeriesSink
{
    public void Append(SeriesLabels labels, long timeUnixMs, double value) => store.Append(labels, timeUnixMs, value);

    public void Append(SeriesLabels labels, long timeUnixMs, NativeHistogram histogram) => store.Append(labels, timeUnixMs, histogram);
}
