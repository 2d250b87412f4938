using System.Text.Json;
using Instrumentation.Histograms;

namespace Instrumentation.Json;

/// <summary>Writes histograms as JSON.</summary>
internal static class HistogramJson
{
    public static void Write(Utf8JsonWriter json, NativeHistogram histogram)
    {
        json.WriteStartObject();
        json.WritePropertyName("count"u8);
        PrometheusNumber.WriteTo(json, histogram.Count);
        json.WritePropertyName("sum"u8);
        PrometheusNumber.WriteTo(json, histogram.Sum);
        bool hasBuckets = false;
        foreach (HistogramBucket bucket in histogram.RisingBuckets())
        {
            if (bucket.Count == 0)
                continue;
            if (!hasBuckets)
                json.WriteStartArray("buckets"u8);
            hasBuckets = true;
            Write(json, bucket);
        }

        if (hasBuckets)
            json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HistogramBucket bucket)
    {
        json.WriteStartArray();
        json.WriteNumberValue(InclusionOf(bucket));
        PrometheusNumber.WriteTo(json, bucket.Lower);
        PrometheusNumber.WriteTo(json, bucket.Upper);
        PrometheusNumber.WriteTo(json, bucket.Count);
        json.WriteEndArray();
    }

    // Which bounds belong to the bucket: 0 the upper, 1 the lower, 2 none, 3 both.
    private static int InclusionOf(HistogramBucket bucket) => (bucket.IsLowerInclusive, bucket.IsUpperInclusive) switch
    {
        (false, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        _ => 3,
    };
}
