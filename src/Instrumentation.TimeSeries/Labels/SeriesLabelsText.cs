using System.Text;

namespace Instrumentation.Labels;

/// <summary>Writes label sets, names and values as PromQL does.</summary>
public static class SeriesLabelsText
{
    /// <summary>Writes a set, the metric's name in front where it can stand there.</summary>
    /// <param name="labels">The set.</param>
    /// <returns><c>name{a="b", c="d"}</c>, <c>{a="b"}</c> or <c>{}</c>; a name that is no identifier stands quoted inside the braces.</returns>
    public static string Write(SeriesLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var text = new StringBuilder();
        string name = labels.MetricName;
        bool bare = IsMetricName(name);
        if (bare)
            text.Append(name);
        if (bare && labels.Count == 1)
            return text.ToString();
        text.Append('{');
        bool first = true;
        if (!bare && name.Length > 0)
        {
            text.Append(Quote(name));
            first = false;
        }

        foreach (Label label in labels.AsSpan())
        {
            if (label.Name == LabelNames.MetricName)
                continue;
            if (!first)
                text.Append(", ");
            first = false;
            text.Append(IsLabelName(label.Name) ? label.Name : Quote(label.Name)).Append('=').Append(Quote(label.Value));
        }

        return text.Append('}').ToString();
    }

    /// <summary>Tells whether a text can stand as a metric's name without quotes: letters, digits, <c>_</c> and <c>:</c>, no digit first.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it can.</returns>
    public static bool IsMetricName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.AsSpan().IndexOfAnyExcept(MetricNameCharacters) < 0;
    }

    /// <summary>Tells whether a text can stand as a label's name without quotes: letters, digits and <c>_</c>, no digit first.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it can.</returns>
    public static bool IsLabelName(string text) => IsMetricName(text) && !text.Contains(':', StringComparison.Ordinal);

    /// <summary>Puts a text into double quotes, with the escapes that Go and PromQL read.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The quoted text.</returns>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\a' => quoted.Append("\\a"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\v' => quoted.Append("\\v"),
                < ' ' or '\u007f' => quoted.Append("\\x").Append(((int)character).ToString("x2")),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static readonly System.Buffers.SearchValues<char> MetricNameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:");
}
