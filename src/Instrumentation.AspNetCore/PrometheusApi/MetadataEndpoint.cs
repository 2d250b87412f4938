using System.Globalization;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.PrometheusApi;

// /api/v1/metadata: type, unit and help by metric. Empty where the application has no source of them.
internal sealed class MetadataEndpoint(IMetricMetadataSource? source)
{
    public Task<ApiAnswer?> ReadAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        int most = Number(parameters, "limit") ?? -1;
        int mostOfMetric = Number(parameters, "limit_per_metric") ?? -1;
        string metric = parameters["metric"];
        var families = new SortedDictionary<string, List<MetricMetadata>>(Comparer<string>.Create(LabelOrder.Compare));
        foreach (MetricMetadata metadata in source?.ReadMetadata() ?? [])
        {
            if (metric.Length > 0 && metadata.Family != metric)
                continue;
            if (!families.TryGetValue(metadata.Family, out List<MetricMetadata>? entries))
                families.Add(metadata.Family, entries = []);
            if (!entries.Contains(metadata) && !(mostOfMetric > 0 && entries.Count >= mostOfMetric))
                entries.Add(metadata);
        }

        return Task.FromResult<ApiAnswer?>(ApiAnswer.Of(json =>
        {
            json.WriteStartObject();
            foreach ((string family, List<MetricMetadata> entries) in most >= 0 ? families.Take(most) : families)
            {
                json.WriteStartArray(family);
                foreach (MetricMetadata entry in entries)
                {
                    json.WriteStartObject();
                    json.WriteString("type"u8, NameOf(entry.Type));
                    json.WriteString("help"u8, entry.Help);
                    json.WriteString("unit"u8, entry.Unit);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }));
    }

    private static int? Number(ApiParameters parameters, string name)
    {
        if (parameters[name] is not { Length: > 0 } text)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw ApiException.BadData($"{name} must be a number");
    }

    private static ReadOnlySpan<byte> NameOf(MetricType type) => type switch
    {
        MetricType.Counter => "counter"u8,
        MetricType.Gauge => "gauge"u8,
        MetricType.Histogram => "histogram"u8,
        MetricType.GaugeHistogram => "gaugehistogram"u8,
        MetricType.Summary => "summary"u8,
        MetricType.Info => "info"u8,
        MetricType.StateSet => "stateset"u8,
        _ => "unknown"u8,
    };
}
