using System.Globalization;
using System.Text.Json;
using Instrumentation.Labels;
using Instrumentation.PromqlPeer.Comparison;

namespace Instrumentation.PromqlPeer.Prometheus;

/// <summary>Reads answers of Prometheus' HTTP API. Warnings are passed over.</summary>
internal static class PrometheusAnswer
{
    public static Answer Read(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        if (root.GetProperty("status").GetString() != "success")
            return Answer.Error($"{root.GetProperty("errorType").GetString()}: {root.GetProperty("error").GetString()}");
        JsonElement data = root.GetProperty("data");
        JsonElement result = data.GetProperty("result");
        return data.GetProperty("resultType").GetString() switch
        {
            "scalar" => new Answer(AnswerKind.Scalar, [Series(SeriesLabels.Empty, [result])]),
            "string" => Answer.String(result[1].GetString()!),
            "vector" => new Answer(AnswerKind.Vector, [.. result.EnumerateArray().Select(static series => Series(LabelsOf(series), [Points(series, "value")]))]),
            "matrix" => new Answer(AnswerKind.Matrix, [.. result.EnumerateArray().Select(static series => Series(LabelsOf(series), Points(series, "values").EnumerateArray()))]),
            string other => throw new NotSupportedException(other),
            null => throw new NotSupportedException("no result type"),
        };
    }

    private static JsonElement Points(JsonElement series, string property) =>
        series.TryGetProperty(property, out JsonElement points) ? points : throw new NotSupportedException("histograms are not read");

    private static SeriesLabels LabelsOf(JsonElement series) =>
        SeriesLabels.Of(series.GetProperty("metric").EnumerateObject().Select(static label => new Label(label.Name, label.Value.GetString()!)));

    private static AnswerSeries Series(SeriesLabels labels, IEnumerable<JsonElement> points)
    {
        var times = new List<long>();
        var values = new List<double>();
        foreach (JsonElement point in points)
        {
            times.Add((long)Math.Round(point[0].GetDecimal() * 1000));
            values.Add(Number(point[1].GetString()!));
        }

        return new AnswerSeries(labels, [.. times], [.. values]);
    }

    private static double Number(string text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
