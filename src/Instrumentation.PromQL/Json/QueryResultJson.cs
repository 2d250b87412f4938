using System.Text.Json;
using Instrumentation.Evaluation;
using Instrumentation.Syntax;

namespace Instrumentation.Json;

/// <summary>Writes results of queries as Prometheus' HTTP API does: <c>{"resultType":"vector","result":[…]}</c>, the <c>data</c> of its answers.</summary>
/// <remarks>
/// Values are texts with the fewest digits that read back as the same number, times are numbers of seconds. Warnings and infos are no part of it.
/// Safe from any thread, each with a writer of its own.
/// </remarks>
public static class QueryResultJson
{
    // Enough to make each write to the stream worth it, little enough to keep for every reader at once.
    private const int FlushFrom = 32 * 1_024;

    /// <summary>Writes a result as one value.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="time">The time of the query, which a text is given with.</param>
    public static void Write(Utf8JsonWriter json, QueryResult result, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        BeginResult(json, result);
        if (result.Type is PromqlType.Scalar or PromqlType.String)
        {
            WriteSingle(json, result, time);
        }
        else
        {
            json.WriteStartArray();
            foreach (ResultSeries series in result.Series)
                WriteSeries(json, series, result.Type);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a result as one value, and hands on what is written from time to time, so that a large result is never in memory as a whole.</summary>
    /// <param name="json">Where to; a writer to a stream.</param>
    /// <param name="result">The result.</param>
    /// <param name="time">The time of the query, which a text is given with.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>When all is written; the last part of it may not be handed on yet.</returns>
    public static async Task WriteAsync(Utf8JsonWriter json, QueryResult result, DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        if (result.Type is PromqlType.Scalar or PromqlType.String)
        {
            Write(json, result, time);
            return;
        }

        BeginResult(json, result);
        json.WriteStartArray();
        foreach (ResultSeries series in result.Series)
        {
            WriteSeries(json, series, result.Type);
            if (json.BytesPending >= FlushFrom)
                await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void BeginResult(Utf8JsonWriter json, QueryResult result)
    {
        json.WriteStartObject();
        json.WriteString("resultType"u8, result.Type switch
        {
            PromqlType.Scalar => "scalar"u8,
            PromqlType.InstantVector => "vector"u8,
            PromqlType.RangeVector => "matrix"u8,
            _ => "string"u8,
        });
        json.WritePropertyName("result"u8);
    }

    private static void WriteSingle(Utf8JsonWriter json, QueryResult result, DateTimeOffset time)
    {
        if (result.Type == PromqlType.Scalar)
        {
            WriteNumber(json, result.Series[0], 0);
            return;
        }

        json.WriteStartArray();
        PrometheusNumber.WriteSecondsTo(json, time.ToUnixTimeMilliseconds());
        json.WriteStringValue(result.Text);
        json.WriteEndArray();
    }

    private static void WriteSeries(Utf8JsonWriter json, ResultSeries series, PromqlType type)
    {
        json.WriteStartObject();
        json.WritePropertyName("metric"u8);
        SeriesLabelsJson.Write(json, series.Labels);
        if (type == PromqlType.InstantVector)
        {
            json.WritePropertyName(series.Histogram(0) is null ? "value"u8 : "histogram"u8);
            WritePoint(json, series, 0);
        }
        else
        {
            WritePoints(json, series, "values"u8, areHistograms: false);
            WritePoints(json, series, "histograms"u8, areHistograms: true);
        }

        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, ResultSeries series, ReadOnlySpan<byte> property, bool areHistograms)
    {
        bool any = false;
        for (int index = 0; index < series.Count; index++)
        {
            if (series.Histogram(index) is not null != areHistograms)
                continue;
            if (!any)
                json.WriteStartArray(property);
            any = true;
            WritePoint(json, series, index);
        }

        if (any)
            json.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter json, ResultSeries series, int index)
    {
        if (series.Histogram(index) is not { } histogram)
        {
            WriteNumber(json, series, index);
            return;
        }

        json.WriteStartArray();
        PrometheusNumber.WriteSecondsTo(json, series.Timestamps[index]);
        HistogramJson.Write(json, histogram);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, ResultSeries series, int index)
    {
        json.WriteStartArray();
        PrometheusNumber.WriteSecondsTo(json, series.Timestamps[index]);
        PrometheusNumber.WriteTo(json, series.Values[index]);
        json.WriteEndArray();
    }
}
