using System.Globalization;
using Instrumentation.Definitions;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Import;

/// <summary>Reads what an objective of Pyrra is measured by.</summary>
internal static class PyrraIndicatorReader
{
    private static readonly string[] Kinds = ["ratio", "latency", "latencyNative", "bool_gauge"];

    /// <summary>Reads the indicator; null where something is wrong.</summary>
    public static PyrraIndicator? Read(DefinitionFields spec)
    {
        if (spec.Child("indicator", Kinds) is not { } indicator)
        {
            spec.Add("indicator", $"is missing; allowed is a mapping with one of {DefinitionFields.List(Kinds)}");
            return null;
        }

        string[] given = [.. Kinds.Where(indicator.Has)];
        if (given.Length != 1)
        {
            spec.Add("indicator", $"has {(given.Length == 0 ? "none" : string.Join(" and ", given))}; allowed is one of {DefinitionFields.List(Kinds)}");
            return null;
        }

        return given[0] switch
        {
            "ratio" => Ratio(indicator.Child("ratio", "errors", "total", "grouping")!),
            "latency" => Latency(indicator.Child("latency", "success", "total", "grouping")!),
            "latencyNative" => LatencyNative(indicator.Child("latencyNative", "latency", "total", "grouping")!),
            _ => BoolGauge(indicator.Child("bool_gauge", "metric", "grouping")!),
        };
    }

    private static PyrraIndicator? Ratio(DefinitionFields fields) =>
        (MetricOf(fields, "errors"), MetricOf(fields, "total")) is ({ } errors, { } total)
            ? new PyrraIndicator(PyrraIndicatorKind.Ratio, total) { Part = errors, Grouping = Grouping(fields) }
            : null;

    private static PyrraIndicator? Latency(DefinitionFields fields)
    {
        VectorSelector? success = MetricOf(fields, "success");
        VectorSelector? total = MetricOf(fields, "total");
        if (success is null || total is null)
            return null;
        LabelMatcher? bucket = success.Matchers.FirstOrDefault(matcher => matcher.Name == PyrraSeries.Bucket);
        if (bucket?.Type != LabelMatchType.Equal || !double.TryParse(bucket.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            fields.Child("success")!.Add("metric", "chooses no bucket; allowed is a selector with le=\"...\", a number, in it");
            return null;
        }

        return new PyrraIndicator(PyrraIndicatorKind.Latency, total) { Part = success, Grouping = Grouping(fields) };
    }

    private static PyrraIndicator? LatencyNative(DefinitionFields fields)
    {
        VectorSelector? total = MetricOf(fields, "total");
        TimeSpan? latency = fields.Duration("latency");
        if (!fields.Has("latency"))
            fields.Add("latency", "is missing; allowed is a length of time such as 200ms");
        return total is not null && latency is { } length
            ? new PyrraIndicator(PyrraIndicatorKind.LatencyNative, total) { Latency = length, Grouping = Grouping(fields) }
            : null;
    }

    private static PyrraIndicator? BoolGauge(DefinitionFields fields) =>
        Metric(fields) is { } gauge ? new PyrraIndicator(PyrraIndicatorKind.BoolGauge, gauge) { Grouping = Grouping(fields) } : null;

    private static VectorSelector? MetricOf(DefinitionFields fields, string key)
    {
        if (fields.Child(key, "metric") is { } child)
            return Metric(child);
        fields.Add(key, "is missing; allowed is a mapping with a metric");
        return null;
    }

    private static VectorSelector? Metric(DefinitionFields fields)
    {
        string text = fields.Required("metric", "a selector such as http_requests_total{job=\"api\"}");
        if (text == "?")
            return null;
        if (!PromqlParser.TryParse(text, options: null, out PromqlExpression? expression, out PromqlSyntaxException? error))
        {
            fields.Add("metric", $"is no PromQL: {error.Message}");
            return null;
        }

        if (expression is VectorSelector { Offset: null, At: null } selector && PyrraMetric.Name(selector).Length > 0)
            return selector;
        fields.Add("metric", $"'{text}' is outside what is allowed, a selector with a name and without offset or @");
        return null;
    }

    private static IReadOnlyList<string> Grouping(DefinitionFields fields)
    {
        IReadOnlyList<string> grouping = fields.Texts("grouping");
        foreach (string label in grouping.Where(label => !SeriesLabelsText.IsLabelName(label)))
            fields.Add("grouping", $"'{label}' is no name for a label; allowed are letters, digits and underscores, not beginning with a digit");
        return grouping;
    }
}
