using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Labels;
using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation.Conformance.Slo;

/// <summary>Objectives and groups of rules as Pyrra's tests have them, written down as data.</summary>
internal static partial class PyrraExpectation
{
    public static PyrraObjective Objective(JsonElement item)
    {
        JsonElement output = Of(item, "ruleOutput");
        return new PyrraObjective(
            item.GetProperty("name").GetString()!,
            item.GetProperty("target").GetDecimal(),
            TimeSpan.FromDays(item.GetProperty("windowDays").GetInt32()),
            Indicator(item.GetProperty("indicator").EnumerateObject().Single()))
        {
            Description = Text(item, "description"),
            Alerting = Alerting(item.GetProperty("alerting")),
            PerformanceOverAccuracy = Flag(item, "performanceOverAccuracy"),
            DescriptionAsLabel = Flag(output, "enableDescriptionAsLabel"),
        };
    }

    public static RuleFile Group(JsonElement item) => new(
    [
        new RuleGroup(item.GetProperty("group").GetString()!, [.. item.GetProperty("rules").EnumerateArray().Select(Rule)])
        {
            Interval = Duration(item.GetProperty("interval").GetString()!),
        },
    ]);

    private static PyrraIndicator Indicator(JsonProperty indicator)
    {
        JsonElement value = indicator.Value;
        string[] grouping = [.. value.GetProperty("grouping").EnumerateArray().Select(label => label.GetString()!)];
        return indicator.Name switch
        {
            "ratio" => new PyrraIndicator(PyrraIndicatorKind.Ratio, Metric(value.GetProperty("total"))) { Part = Metric(value.GetProperty("errors")), Grouping = grouping },
            "latency" => new PyrraIndicator(PyrraIndicatorKind.Latency, Metric(value.GetProperty("total"))) { Part = Metric(value.GetProperty("success")), Grouping = grouping },
            "latencyNative" => new PyrraIndicator(PyrraIndicatorKind.LatencyNative, Metric(value.GetProperty("total")))
            {
                Latency = TimeSpan.FromSeconds(value.GetProperty("latencySeconds").GetDouble()),
                Grouping = grouping,
            },
            "boolGauge" => new PyrraIndicator(PyrraIndicatorKind.BoolGauge, Metric(value)) { Grouping = grouping },
            _ => throw new InvalidOperationException($"The indicator {indicator.Name} is not known."),
        };
    }

    private static VectorSelector Metric(JsonElement metric) =>
        new(metric.GetProperty("name").GetString()!, [.. metric.GetProperty("matchers").EnumerateArray().Select(Matcher)]);

    private static LabelMatcher Matcher(JsonElement matcher)
    {
        LabelMatchType type = matcher.GetProperty("type").GetString() switch
        {
            "=" => LabelMatchType.Equal,
            "!=" => LabelMatchType.NotEqual,
            "=~" => LabelMatchType.Regex,
            _ => LabelMatchType.NotRegex,
        };
        return new LabelMatcher(matcher.GetProperty("name").GetString()!, type, matcher.GetProperty("value").GetString()!);
    }

    private static PyrraAlerting Alerting(JsonElement alerting)
    {
        var defaults = new PyrraAlerting();
        bool isEnabled = !Flag(alerting, "Disabled");
        return new PyrraAlerting
        {
            Name = Text(alerting, "Name") is { Length: > 0 } name ? name : defaults.Name,
            AbsentName = Text(alerting, "AbsentName") is { Length: > 0 } absentName ? absentName : defaults.AbsentName,
            BurnRates = isEnabled && Flag(alerting, "Burnrates"),
            Absent = isEnabled && Flag(alerting, "Absent"),
        };
    }

    private static Rule Rule(JsonElement rule)
    {
        PromqlExpression expression = PromqlParser.Parse(rule.GetProperty("expr").GetString()!);
        if (rule.TryGetProperty("record", out JsonElement record))
            return new RecordingRule(record.GetString()!, expression) { Labels = Texts(rule, "labels") };
        return new AlertingRule(rule.GetProperty("alert").GetString()!, expression)
        {
            HoldDuration = Duration(rule.GetProperty("for").GetString()!),
            Labels = Texts(rule, "labels"),
            Annotations = Texts(rule, "annotations"),
        };
    }

    // Go's spelling of lengths of time, in which parts of zero stand too.
    private static TimeSpan Duration(string text)
    {
        TimeSpan length = TimeSpan.Zero;
        foreach (Match part in Part.Matches(text))
        {
            int count = int.Parse(part.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
            length += part.Groups["unit"].Value switch { "h" => TimeSpan.FromHours(count), "m" => TimeSpan.FromMinutes(count), _ => TimeSpan.FromSeconds(count) };
        }

        return length;
    }

    private static NamedTexts Texts(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement texts)
        ? NamedTexts.Of(texts.EnumerateObject().Select(text => KeyValuePair.Create(text.Name, text.Value.GetString()!)))
        : NamedTexts.Empty;

    private static JsonElement Of(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) ? value : default;

    private static string Text(JsonElement item, string name) => Of(item, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    private static bool Flag(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && Of(item, name).ValueKind == JsonValueKind.True;

    [GeneratedRegex("(?<count>[0-9]+)(?<unit>[hms])")]
    private static partial Regex Part { get; }
}
