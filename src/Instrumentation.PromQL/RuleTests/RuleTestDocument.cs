using System.Globalization;
using Instrumentation.Labels;
using Instrumentation.Rules;
using Instrumentation.Yaml;

namespace Instrumentation.RuleTests;

/// <summary>Reads one file of rule tests and collects what is wrong in it.</summary>
internal sealed class RuleTestDocument(bool ignoreUnknownFields)
{
    public List<YamlProblem> Problems { get; } = [];

    /// <summary>Reads a text.</summary>
    /// <returns>The file; null where something is wrong.</returns>
    public RuleTestFile? Read(string text)
    {
        try
        {
            (YamlNode? root, _) = YamlReader.Read(text, YamlLimits.Default);
            RuleTestFile file = root is null ? new RuleTestFile() : File(root);
            return Problems.Count == 0 ? file : null;
        }
        catch (YamlSyntaxException exception)
        {
            Problems.Add(exception.Problem);
            return null;
        }
    }

    private RuleTestFile File(YamlNode root)
    {
        YamlFields fields = Fields(root, "rule test file", "rule_files", "evaluation_interval", "group_eval_order", "fuzzy_compare", "tests");
        TimeSpan interval = fields.Duration("evaluation_interval") ?? TimeSpan.Zero;
        return new RuleTestFile
        {
            RuleFiles = fields.Texts("rule_files"),
            EvaluationInterval = interval > TimeSpan.Zero ? interval : TimeSpan.FromMinutes(1),
            GroupEvaluationOrder = fields.Texts("group_eval_order"),
            FuzzyCompare = fields.Boolean("fuzzy_compare"),
            Tests = [.. fields.List("tests").Select(Test)],
        };
    }

    private RuleTestCase Test(YamlNode node)
    {
        YamlFields fields = Fields(
            node, "test", "name", "interval", "start_timestamp", "input_series", "alert_rule_test", "promql_expr_test", "external_labels", "external_url");
        TimeSpan? interval = fields.Duration("interval");
        return new RuleTestCase
        {
            Name = fields.Text("name"),
            Interval = interval == TimeSpan.Zero ? null : interval,
            Start = Start(fields),
            InputSeries = [.. fields.List("input_series").Select(Series)],
            ExternalLabels = Labels(fields, "external_labels"),
            ExternalUrl = fields.Text("external_url"),
            AlertTests = [.. fields.List("alert_rule_test").Select(AlertTest)],
            ExpressionTests = [.. fields.List("promql_expr_test").Select(ExpressionTest)],
        };
    }

    private RuleTestSeries Series(YamlNode node)
    {
        YamlFields fields = Fields(node, "input series", "series", "values");
        return new RuleTestSeries(fields.Text("series"), fields.Text("values"));
    }

    private AlertTest AlertTest(YamlNode node)
    {
        YamlFields fields = Fields(node, "alert test", "eval_time", "alertname", "exp_alerts");
        string name = fields.Text("alertname");
        if (name.Length == 0)
            Add(node, "an item under alert_rule_test misses required attribute alertname");
        return new AlertTest(fields.Duration("eval_time") ?? TimeSpan.Zero, name, [.. fields.List("exp_alerts").Select(ExpectedAlert)]);
    }

    private ExpectedAlert ExpectedAlert(YamlNode node)
    {
        YamlFields fields = Fields(node, "expected alert", "exp_labels", "exp_annotations");
        IEnumerable<KeyValuePair<string, string>> annotations = fields.NamedTexts("exp_annotations")
            .Where(entry => entry.Name.Value.Length > 0)
            .Select(entry => KeyValuePair.Create(entry.Name.Value, entry.Text));
        return new ExpectedAlert(Labels(fields, "exp_labels"), NamedTexts.Of(annotations));
    }

    private ExpressionTest ExpressionTest(YamlNode node)
    {
        YamlFields fields = Fields(node, "expression test", "expr", "eval_time", "exp_samples");
        return new ExpressionTest(fields.Text("expr"), fields.Duration("eval_time") ?? TimeSpan.Zero, [.. fields.List("exp_samples").Select(ExpectedSample)]);
    }

    private ExpectedSample ExpectedSample(YamlNode node)
    {
        YamlFields fields = Fields(node, "expected sample", "labels", "value", "histogram");
        return new ExpectedSample(fields.Text("labels"), fields.Number("value"), fields.Text("histogram"));
    }

    private static SeriesLabels Labels(YamlFields fields, string name)
    {
        var labels = new SeriesLabelsBuilder();
        foreach ((YamlScalar key, string text, _) in fields.NamedTexts(name))
        {
            if (key.Value.Length > 0)
                labels.Set(key.Value, text);
        }

        return labels.Build();
    }

    private DateTimeOffset Start(YamlFields fields)
    {
        string text = fields.Text("start_timestamp");
        if (text.Length == 0)
            return DateTimeOffset.UnixEpoch;
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds);
        if (isNumber && Math.Abs(seconds) < 1e11)
            return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));
        bool looksRight = text.Length > 19 && text[10] is 'T' or 't' && char.IsAsciiDigit(text[0]);
        if (!isNumber && looksRight && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset time))
            return time;
        Add(fields.Place("start_timestamp"), $"start_timestamp '{text}' is neither a time such as 2024-01-01T00:00:00Z nor seconds since 1970");
        return DateTimeOffset.UnixEpoch;
    }

    private YamlFields Fields(YamlNode node, string what, params ReadOnlySpan<string> known) => YamlFields.Of(node, what, Problems, ignoreUnknownFields, known);

    private void Add(YamlNode place, string message) => Problems.Add(new YamlProblem(place.Line, place.Column, message));
}
