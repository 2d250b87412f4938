using System.Globalization;
using Instrumentation.Evaluation;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Output;

/// <summary>Writes results as RFC 4180 says, with a header: the labels by name, <c>timestamp</c> in seconds, <c>value</c>.</summary>
internal static class ResultCsv
{
    public static void Write(QueryResult result, DateTimeOffset time, TextWriter output)
    {
        string[] names = [.. result.Series.SelectMany(series => series.Labels.Select(label => label.Name)).Distinct(StringComparer.Ordinal).Order(LabelNameOrder)];
        WriteLine(output, [.. names, "timestamp", "value"]);
        if (result.Type == PromqlType.String)
            WriteLine(output, [Seconds(time.ToUnixTimeMilliseconds()), result.Text]);
        foreach (ResultSeries series in result.Series)
        {
            for (int index = 0; index < series.Count; index++)
                WriteLine(output, [.. names.Select(name => series.Labels[name]), Seconds(series.Timestamps[index]), ResultPoint.Value(series, index)]);
        }
    }

    private static IComparer<string> LabelNameOrder => Comparer<string>.Create(LabelOrder.Compare);

    private static string Seconds(long milliseconds) => (milliseconds / 1000m).ToString(CultureInfo.InvariantCulture);

    private static void WriteLine(TextWriter output, string[] fields) => output.Write(string.Join(',', fields.Select(Quote)) + "\r\n");

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
