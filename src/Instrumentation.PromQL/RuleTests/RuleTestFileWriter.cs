using System.Globalization;
using System.Text;
using Instrumentation.Rules;
using Instrumentation.Templates;
using Instrumentation.Yaml;

namespace Instrumentation.RuleTests;

/// <summary>Writes unit tests of rules in the format of <c>promtool test rules</c>.</summary>
public static class RuleTestFileWriter
{
    /// <summary>Writes a file. What has its default is left out.</summary>
    /// <param name="file">The tests.</param>
    /// <returns>YAML text that <see cref="RuleTestFileReader"/> reads back.</returns>
    public static string Write(RuleTestFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var text = new StringBuilder();
        Texts(text, "rule_files", file.RuleFiles);
        Line(text, 0, "evaluation_interval", PrometheusDuration.Format(file.EvaluationInterval));
        Texts(text, "group_eval_order", file.GroupEvaluationOrder);
        if (file.FuzzyCompare)
            Line(text, 0, "fuzzy_compare", "true");
        List(text, 0, "tests", file.Tests, Write);
        return text.ToString();
    }

    private static void Write(StringBuilder text, RuleTestCase test)
    {
        var fields = new StringBuilder();
        if (test.Name.Length > 0)
            Line(fields, 4, "name", YamlText.Write(test.Name, 6));
        if (test.Interval is { } interval)
            Line(fields, 4, "interval", PrometheusDuration.Format(interval));
        if (test.Start != DateTimeOffset.UnixEpoch)
            Line(fields, 4, "start_timestamp", YamlText.Write(test.Start.ToString("O", CultureInfo.InvariantCulture), 6));
        List(fields, 4, "input_series", test.InputSeries, Write);
        List(fields, 4, "alert_rule_test", test.AlertTests, Write);
        List(fields, 4, "promql_expr_test", test.ExpressionTests, Write);
        Texts(fields, 4, "external_labels", test.ExternalLabels.Select(label => KeyValuePair.Create(label.Name, label.Value)));
        if (test.ExternalUrl.Length > 0)
            Line(fields, 4, "external_url", YamlText.Write(test.ExternalUrl, 6));
        Item(text, 2, fields);
    }

    private static void Write(StringBuilder text, RuleTestSeries series)
    {
        var fields = new StringBuilder();
        Line(fields, 8, "series", YamlText.Write(series.Series, 10));
        Line(fields, 8, "values", YamlText.Write(series.Values, 10));
        Item(text, 6, fields);
    }

    private static void Write(StringBuilder text, AlertTest test)
    {
        var fields = new StringBuilder();
        Line(fields, 8, "eval_time", PrometheusDuration.Format(test.At));
        Line(fields, 8, "alertname", YamlText.Write(test.AlertName, 10));
        List(fields, 8, "exp_alerts", test.Expected, Write);
        Item(text, 6, fields);
    }

    private static void Write(StringBuilder text, ExpectedAlert alert)
    {
        var fields = new StringBuilder();
        Texts(fields, 12, "exp_labels", alert.Labels.Select(label => KeyValuePair.Create(label.Name, label.Value)));
        Texts(fields, 12, "exp_annotations", alert.Annotations);
        Item(text, 10, fields);
    }

    private static void Write(StringBuilder text, ExpressionTest test)
    {
        var fields = new StringBuilder();
        Line(fields, 8, "expr", YamlText.Write(test.Expression, 10));
        Line(fields, 8, "eval_time", PrometheusDuration.Format(test.At));
        List(fields, 8, "exp_samples", test.Expected, Write);
        Item(text, 6, fields);
    }

    private static void Write(StringBuilder text, ExpectedSample sample)
    {
        var fields = new StringBuilder();
        Line(fields, 12, "labels", YamlText.Write(sample.Series, 14));
        if (sample.Histogram.Length > 0)
            Line(fields, 12, "histogram", YamlText.Write(sample.Histogram, 14));
        else
            Line(fields, 12, "value", Number(sample.Value));
        Item(text, 10, fields);
    }

    private static void List<T>(StringBuilder text, int indent, string name, IReadOnlyList<T> items, Action<StringBuilder, T> write)
    {
        if (items.Count == 0)
        {
            if (name is "tests" or "exp_alerts" or "exp_samples")
                Line(text, indent, name, "[]");
            return;
        }

        Line(text, indent, name, "");
        foreach (T item in items)
            write(text, item);
    }

    // The fields of an item begin two columns behind its dash, which takes the place of the first one's indentation.
    private static void Item(StringBuilder text, int indent, StringBuilder fields)
    {
        text.Append(' ', indent).Append("- ");
        if (fields.Length == 0)
            text.Append("{}\n");
        else
            text.Append(fields, indent + 2, fields.Length - indent - 2);
    }

    private static void Texts(StringBuilder text, string name, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        Line(text, 0, name, "");
        foreach (string item in items)
            text.Append("  - ").Append(YamlText.Write(item, 4)).Append('\n');
    }

    private static void Texts(StringBuilder text, int indent, string name, IEnumerable<KeyValuePair<string, string>> entries)
    {
        var lines = new StringBuilder();
        foreach ((string key, string value) in entries)
            Line(lines, indent + 2, YamlText.WriteKey(key), YamlText.Write(value, indent + 4));
        if (lines.Length == 0)
            return;
        Line(text, indent, name, "");
        text.Append(lines);
    }

    private static void Line(StringBuilder text, int indent, string key, string value) =>
        text.Append(' ', indent).Append(key).Append(value.Length > 0 ? ": " : ":").Append(value).Append('\n');

    private static string Number(double value) => value switch
    {
        double.NaN => ".nan",
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
