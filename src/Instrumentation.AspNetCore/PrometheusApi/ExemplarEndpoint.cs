using System.Text.Json;
using Instrumentation.Json;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.PrometheusApi;

// /api/v1/query_exemplars: the exemplars of all series that an expression selects. None where the application has no source of them.
internal sealed class ExemplarEndpoint(PromqlEngine engine, IExemplarSource? source)
{
    public async Task<ApiAnswer?> QueryAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        long start = ApiTime.Optional(parameters, "start", ApiTime.MinUnixMs);
        long end = ApiTime.Optional(parameters, "end", ApiTime.MaxUnixMs);
        if (end < start)
            throw ApiException.BadData("end timestamp must not be before start timestamp");
        IReadOnlyList<IReadOnlyList<LabelMatcher>> selectors = Selectors(parameters["query"]);
        if (selectors.Count == 0)
            return ApiAnswer.None;
        IReadOnlyList<ExemplarSeries> found = source is null ? [] : await source.SelectExemplarsAsync(selectors, start, end, cancellation);
        ExemplarSeries[] ordered = [.. found.Where(static series => series.Exemplars.Count > 0).OrderBy(static series => series.Labels)];
        return ApiAnswer.Of(json => Write(json, ordered));
    }

    private static void Write(Utf8JsonWriter json, ExemplarSeries[] found)
    {
        json.WriteStartArray();
        foreach (ExemplarSeries series in found)
        {
            json.WriteStartObject();
            json.WritePropertyName("seriesLabels"u8);
            SeriesLabelsJson.Write(json, series.Labels);
            json.WriteStartArray("exemplars"u8);
            foreach (ExemplarSample exemplar in series.Exemplars)
                Write(json, exemplar);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ExemplarSample exemplar)
    {
        json.WriteStartObject();
        json.WritePropertyName("labels"u8);
        SeriesLabelsJson.Write(json, exemplar.Labels);
        json.WritePropertyName("value"u8);
        PrometheusNumber.WriteTo(json, exemplar.Value);
        json.WritePropertyName("timestamp"u8);
        PrometheusNumber.WriteSecondsTo(json, exemplar.TimestampUnixMs);
        json.WriteEndObject();
    }

    private IReadOnlyList<IReadOnlyList<LabelMatcher>> Selectors(string query)
    {
        try
        {
            return [.. PromqlTree.Descendants(engine.Parse(query)).Select(static node => node switch
            {
                VectorSelector vector => vector.Matchers,
                RangeSelector range => range.Vector.Matchers,
                _ => null,
            }).OfType<IReadOnlyList<LabelMatcher>>().Distinct()];
        }
        catch (PromqlSyntaxException exception)
        {
            throw ApiException.BadData(exception.Message);
        }
    }
}
