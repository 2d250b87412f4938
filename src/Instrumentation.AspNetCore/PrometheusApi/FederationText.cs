using System.IO.Pipelines;
using System.Text;
using Instrumentation.Histograms;
using Instrumentation.Labels;

namespace Instrumentation.PrometheusApi;

// Prometheus' text format of samples with their times. Of a native histogram it has room for count and sum alone; names that it cannot write get
// underscores.
internal static class FederationText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const string Instance = "instance";

    public static async Task WriteAsync(PipeWriter body, IEnumerable<FederatedSample> samples, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        string lastName = "";
        bool wasHistogram = false;
        foreach (FederatedSample sample in samples)
        {
            string name = Legal(sample.Labels.MetricName, SeriesLabelsText.IsMetricName, mayHaveColons: true);
            if (name != lastName || wasHistogram != sample.Histogram is not null)
                text.Append("# TYPE ").Append(name).Append(sample.Histogram is null ? " untyped\n" : " histogram\n");
            (lastName, wasHistogram) = (name, sample.Histogram is not null);
            WriteSample(text, name, sample);
            if (text.Length < ApiConstants.FlushFrom)
                continue;
            await FlushAsync(body, text, cancellation);
        }

        await FlushAsync(body, text, cancellation);
    }

    private static void WriteSample(StringBuilder text, string name, FederatedSample sample)
    {
        if (sample.Histogram is not { } histogram)
        {
            WriteLine(text, name, sample, sample.Value, "");
            return;
        }

        WriteLine(text, name + "_bucket", sample, histogram.Count, "le=\"+Inf\"");
        WriteLine(text, name + "_sum", sample, histogram.Sum, "");
        WriteLine(text, name + "_count", sample, histogram.Count, "");
    }

    // A series without an instance says so, or the reader would put its own there.
    private static void WriteLine(StringBuilder text, string name, FederatedSample sample, double value, string furtherLabel)
    {
        text.Append(name).Append('{');
        bool isFirst = true;
        foreach (Labels.Label label in sample.Labels.AsSpan())
        {
            if (label.Name == LabelNames.MetricName)
                continue;
            AppendSeparator(text, ref isFirst);
            text.Append(Legal(label.Name, SeriesLabelsText.IsLabelName, mayHaveColons: false)).Append("=\"");
            AppendEscaped(text, label.Value);
            text.Append('"');
        }

        if (!sample.Labels.Contains(Instance))
        {
            AppendSeparator(text, ref isFirst);
            text.Append(Instance).Append("=\"\"");
        }

        if (furtherLabel.Length > 0)
        {
            AppendSeparator(text, ref isFirst);
            text.Append(furtherLabel);
        }

        text.Append("} ").Append(ShortNumber.Format(value)).Append(' ').Append(sample.TimestampUnixMs).Append('\n');
    }

    private static void AppendSeparator(StringBuilder text, ref bool isFirst)
    {
        if (!isFirst)
            text.Append(',');
        isFirst = false;
    }

    private static void AppendEscaped(StringBuilder text, string value)
    {
        foreach (char character in value)
        {
            _ = character switch
            {
                '\\' => text.Append("\\\\"),
                '"' => text.Append("\\\""),
                '\n' => text.Append("\\n"),
                _ => text.Append(character),
            };
        }
    }

    private static string Legal(string name, Func<string, bool> isLegal, bool mayHaveColons)
    {
        if (isLegal(name))
            return name;
        var legal = new StringBuilder(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            bool isFirstDigit = legal.Length == 0 && rune.Value is >= '0' and <= '9';
            bool isKept = rune.IsAscii && !isFirstDigit && (char.IsAsciiLetterOrDigit((char)rune.Value) || (mayHaveColons && rune.Value == ':'));
            legal.Append(isKept ? (char)rune.Value : '_');
        }

        return legal.ToString();
    }

    private static async Task FlushAsync(PipeWriter body, StringBuilder text, CancellationToken cancellation)
    {
        foreach (ReadOnlyMemory<char> chunk in text.GetChunks())
            Encoding.UTF8.GetBytes(chunk.Span, body);
        text.Clear();
        await body.FlushAsync(cancellation);
    }
}
