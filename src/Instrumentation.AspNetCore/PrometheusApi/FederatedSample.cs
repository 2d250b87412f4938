using Instrumentation.Histograms;
using Instrumentation.Labels;

namespace Instrumentation.PrometheusApi;

// The last sample of a series.
internal sealed record FederatedSample(Labels.SeriesLabels Labels, long TimestampUnixMs, double Value, NativeHistogram? Histogram)
{
    public static int ByName(FederatedSample left, FederatedSample right)
    {
        int order = LabelOrder.Compare(left.Labels.MetricName, right.Labels.MetricName);
        return order != 0 ? order : left.Labels.CompareTo(right.Labels);
    }
}
