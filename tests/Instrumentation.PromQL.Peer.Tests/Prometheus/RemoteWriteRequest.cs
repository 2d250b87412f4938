using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.PromqlPeer.Prometheus;

/// <summary>The body of a remote write: series with all of their samples.</summary>
internal static class RemoteWriteRequest
{
    public static byte[] Of(IEnumerable<MemorySeries> series)
    {
        var request = new ProtobufWriter();
        foreach (MemorySeries one in series)
            request.Message(1, Series(one));
        return LiteralSnappy.Encode(request.ToArray());
    }

    private static ProtobufWriter Series(MemorySeries series)
    {
        var message = new ProtobufWriter();
        foreach (Label label in series.Labels)
        {
            var pair = new ProtobufWriter();
            pair.Text(1, label.Name);
            pair.Text(2, label.Value);
            message.Message(1, pair);
        }

        foreach (MemorySample sample in series.Samples)
        {
            if (sample.Histogram is null)
                message.Message(2, Number(sample));
            else
                message.Message(4, Histogram(sample.Histogram, sample.TimeUnixMs));
        }

        return message;
    }

    private static ProtobufWriter Number(MemorySample sample)
    {
        var message = new ProtobufWriter();
        message.Double(1, sample.Number);
        message.Number(2, sample.TimeUnixMs);
        return message;
    }

    // Whole counts, of which the buckets' are sent as differences.
    private static ProtobufWriter Histogram(NativeHistogram histogram, long timeUnixMs)
    {
        var message = new ProtobufWriter();
        message.Number(1, (long)histogram.Count);
        message.Double(3, histogram.Sum);
        message.Signed(4, histogram.Schema);
        message.Double(5, histogram.ZeroThreshold);
        message.Number(6, (long)histogram.ZeroCount);
        foreach (HistogramSpan span in histogram.PositiveSpans)
        {
            var part = new ProtobufWriter();
            part.Signed(1, span.Offset);
            part.Number(2, span.Length);
            message.Message(11, part);
        }

        message.Signed(12, histogram.PositiveBuckets.Select((count, index) => (long)(count - (index > 0 ? histogram.PositiveBuckets[index - 1] : 0))));
        message.Number(15, timeUnixMs);
        return message;
    }
}
