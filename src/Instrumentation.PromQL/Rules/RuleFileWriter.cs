using System.Globalization;
using System.Text;
using Instrumentation.Templates;
using Instrumentation.Yaml;

namespace Instrumentation.Rules;

/// <summary>Writes rule files that Prometheus loads as they are.</summary>
public static class RuleFileWriter
{
    // A key in front of a colon ends within 1,024 characters.
    private const int MaxSimpleKey = 1000;

    /// <summary>Writes a file. Long and multi-line texts become block scalars.</summary>
    /// <param name="file">The groups.</param>
    /// <returns>YAML text that <see cref="RuleFileReader"/> reads back to an equal file.</returns>
    public static string Write(RuleFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var text = new StringBuilder();
        if (file.Groups.Count == 0)
            return "groups: []\n";
        text.Append("groups:\n");
        foreach (RuleGroup group in file.Groups)
            Write(text, group);
        return text.ToString();
    }

    private static void Write(StringBuilder text, RuleGroup group)
    {
        text.Append("  - name: ").Append(YamlText.Write(group.Name, 6)).Append('\n');
        if (group.Interval is { } interval)
            Line(text, 4, "interval", PrometheusDuration.Format(interval));
        if (group.QueryOffset is { } offset)
            Line(text, 4, "query_offset", PrometheusDuration.Format(offset));
        if (group.Limit != 0)
            Line(text, 4, "limit", group.Limit.ToString(CultureInfo.InvariantCulture));
        Write(text, 4, "labels", group.Labels);
        if (group.Rules.Count == 0)
            return;
        Line(text, 4, "rules", "");
        foreach (Rule rule in group.Rules)
            Write(text, rule);
    }

    private static void Write(StringBuilder text, Rule rule)
    {
        var alert = rule as AlertingRule;
        text.Append("      - ").Append(alert is null ? "record" : "alert").Append(": ").Append(YamlText.Write(rule.Name, 10)).Append('\n');
        Line(text, 8, "expr", YamlText.Write(rule.ExpressionText, 10));
        if (alert is not null && alert.HoldDuration != TimeSpan.Zero)
            Line(text, 8, "for", PrometheusDuration.Format(alert.HoldDuration));
        if (alert is not null && alert.KeepFiringDuration != TimeSpan.Zero)
            Line(text, 8, "keep_firing_for", PrometheusDuration.Format(alert.KeepFiringDuration));
        Write(text, 8, "labels", rule.Labels);
        if (alert is not null)
            Write(text, 8, "annotations", alert.Annotations);
    }

    private static void Write(StringBuilder text, int indent, string name, NamedTexts entries)
    {
        if (entries.Count == 0)
            return;
        Line(text, indent, name, "");
        foreach ((string key, string value) in entries)
            Line(text, indent + 2, YamlText.WriteKey(key), YamlText.Write(value, indent + 4));
    }

    private static void Line(StringBuilder text, int indent, string key, string value)
    {
        text.Append(' ', indent);
        if (key.Length > MaxSimpleKey)
            text.Append("? ").Append(key).Append('\n').Append(' ', indent);
        else
            text.Append(key);
        text.Append(value.Length > 0 ? ": " : ":").Append(value).Append('\n');
    }
}
