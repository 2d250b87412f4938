using Instrumentation.Labels;
using Instrumentation.Syntax;
using Instrumentation.Templates;
using Instrumentation.Yaml;

namespace Instrumentation.Rules;

/// <content>Single rules.</content>
internal sealed partial class RuleDocument
{
    private Rule? Rule(YamlNode node, string context)
    {
        YamlFields fields = YamlFields.Of(
            node, "rule", Problems, options.IgnoreUnknownFields, "record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations");
        int problems = Problems.Count;
        string record = fields.Text("record");
        string alert = fields.Text("alert");
        context = $"{context}, \"{(alert.Length > 0 ? alert : record)}\": ";
        if (record.Length > 0 && alert.Length > 0)
            Add(fields.Place("alert"), context + "only one of 'record' and 'alert' must be set");
        else if (record.Length == 0 && alert.Length == 0)
            Add(node, context + "one of 'record' or 'alert' must be set");
        PromqlExpression? expression = Expression(fields, context);
        TimeSpan hold = fields.Duration("for") ?? TimeSpan.Zero;
        TimeSpan keep = fields.Duration("keep_firing_for") ?? TimeSpan.Zero;
        NamedTexts labels = Labels(fields, context, isLabel: true);
        NamedTexts annotations = Labels(fields, context, isLabel: false);
        if (record.Length > 0)
            CheckRecording(fields, record, (hold, keep, annotations), context);
        if (alert.Length > 0)
            CheckTemplates(fields, alert, context);
        if (Problems.Count > problems || expression is null || (alert.Length == 0 && record.Length == 0))
            return null;
        return alert.Length == 0
            ? new RecordingRule(record, expression) { ExpressionText = fields.Text("expr"), Labels = labels }
            : new AlertingRule(alert, expression)
            {
                ExpressionText = fields.Text("expr"),
                Labels = labels,
                Annotations = annotations,
                HoldDuration = hold,
                KeepFiringDuration = keep,
            };
    }

    private PromqlExpression? Expression(YamlFields fields, string context)
    {
        string text = fields.Text("expr");
        if (text.Length == 0)
        {
            Add(fields.Place("expr"), context + "field 'expr' must be set in rule");
            return null;
        }

        try
        {
            return PromqlParser.Parse(text, options.Expressions);
        }
        catch (PromqlSyntaxException exception)
        {
            Add(fields.Place("expr"), $"{context}could not parse expression: {exception.Message}");
            return null;
        }
    }

    private void CheckRecording(YamlFields fields, string record, (TimeSpan Hold, TimeSpan Keep, NamedTexts Annotations) alerting, string context)
    {
        if (alerting.Annotations.Count > 0)
            Add(fields.Place("annotations"), context + "invalid field 'annotations' in recording rule");
        if (alerting.Hold != TimeSpan.Zero)
            Add(fields.Place("for"), context + "invalid field 'for' in recording rule");
        if (alerting.Keep != TimeSpan.Zero)
            Add(fields.Place("keep_firing_for"), context + "invalid field 'keep_firing_for' in recording rule");
        if (options.NameValidation == RuleNameValidation.Legacy && !SeriesLabelsText.IsMetricName(record))
            Add(fields.Place("record"), $"{context}invalid recording rule name: {record}");
        if (record.AsSpan().ContainsAny('{', '}'))
            Add(fields.Place("record"), $"{context}braces present in the recording rule name; should it be in expr?: {record}");
    }

    private void CheckTemplates(YamlFields fields, string alert, string context)
    {
        foreach (string kind in (ReadOnlySpan<string>)["label", "annotation"])
        {
            foreach ((YamlScalar name, string text, YamlNode place) in fields.NamedTexts(kind + "s"))
            {
                if (!AlertTemplate.TryParse("__alert_" + alert, text, out _, out TemplateException? error))
                    Add(place, $"{context}{kind} {SeriesLabelsText.Quote(name.Value)}: {error.Message}");
            }
        }
    }
}
