using Instrumentation.BurnRates;
using Instrumentation.Definitions;
using Instrumentation.Syntax;

namespace Instrumentation.Import;

/// <summary>Reads the indicators of slo-generator that are measured by Prometheus.</summary>
internal static class SloGeneratorIndicators
{
    private static readonly string[] Methods = ["good_bad_ratio", "query_sli", "distribution_cut"];

    /// <summary>Reads the indicator; null where something is wrong.</summary>
    public static SliSource? Read(DefinitionFields spec)
    {
        string method = spec.Required("method", DefinitionFields.List(Methods));
        if (method == "?")
            return null;
        if (Array.IndexOf(Methods, method) < 0)
        {
            spec.Add("method", $"'{method}' is a {RefusalReasons.Method}; allowed are {DefinitionFields.List(Methods)}");
            return null;
        }

        if (spec.Child("service_level_indicator", "expression", "filter_good", "filter_bad", "filter_valid", "threshold_bucket", "operators") is not { } indicator)
        {
            spec.Add("service_level_indicator", "is missing; allowed is a mapping");
            return null;
        }

        return method switch
        {
            "good_bad_ratio" => GoodBad(indicator),
            "query_sli" => Query(indicator, "expression") is { } query ? new RatioQuerySource(query, IsErrorRatio: false) : null,
            _ => Cut(indicator),
        };
    }

    private static EventQuerySource? GoodBad(DefinitionFields indicator)
    {
        if (!indicator.Has("filter_good") || indicator.Has("filter_bad") == indicator.Has("filter_valid"))
        {
            indicator.Add("filter_good", "and the others do not go together; allowed is filter_good beside one of filter_bad and filter_valid");
            return null;
        }

        string? good = Counted(indicator, "filter_good");
        string? other = Counted(indicator, indicator.Has("filter_bad") ? "filter_bad" : "filter_valid");
        if (good is null || other is null)
            return null;
        return indicator.Has("filter_bad") ? new EventQuerySource($"{good} + {other}", bad: other) : new EventQuerySource(other, good);
    }

    // Good are the events up to the bucket, and all those that the histogram's counter has.
    private static EventQuerySource? Cut(DefinitionFields indicator)
    {
        string bucket = indicator.Required("threshold_bucket", "a bucket of the histogram, such as 0.25");
        string text = indicator.Required("expression", "a selector of a histogram's buckets");
        if (bucket == "?" || text == "?")
            return null;
        if (indicator.Decimal("threshold_bucket") is null)
            return null;
        if (!PromqlParser.TryParse(text, options: null, out PromqlExpression? expression, out PromqlSyntaxException? error))
        {
            indicator.Add("expression", $"is no PromQL: {error.Message}");
            return null;
        }

        if (expression is not VectorSelector selector || !PyrraMetric.Name(selector).EndsWith("_bucket", StringComparison.Ordinal))
        {
            indicator.Add("expression", $"'{text}' is outside what is allowed, a selector whose name ends with _bucket");
            return null;
        }

        string name = PyrraMetric.Name(selector);
        string good = PyrraMetric.Select(name, selector.Matchers.Append(PyrraMetric.Equal(PyrraSeries.Bucket, bucket)));
        return new EventQuerySource(Increase(PyrraMetric.Select(name[..^"_bucket".Length] + "_count", selector.Matchers)), Increase(good));
    }

    private static string? Counted(DefinitionFields indicator, string key)
    {
        string filter = indicator.Text(key).Trim();
        string query = filter.Contains("[window", StringComparison.Ordinal) ? $"sum(increase({Windowed(filter)}))" : Increase(filter);
        return IsPromql(indicator, key, query) ? query : null;
    }

    private static string? Query(DefinitionFields indicator, string key)
    {
        string text = indicator.Required(key, "PromQL with [window] in it").Trim();
        if (text == "?")
            return null;
        string query = Windowed(text);
        if (!SloQueryText.HasWindow(query))
        {
            indicator.Add(key, "has no [window]; allowed is PromQL with it in the place of a range");
            return null;
        }

        return IsPromql(indicator, key, query) ? query : null;
    }

    private static bool IsPromql(DefinitionFields indicator, string key, string query)
    {
        if (PromqlParser.TryParse(SloQueryText.At(query, TimeSpan.FromMinutes(5)), options: null, out _, out PromqlSyntaxException? error))
            return true;
        indicator.Add(key, $"is no PromQL: {error.Message}");
        return false;
    }

    private static string Increase(string selector) => $"sum(increase({selector}[{{{{.window}}}}]))";

    private static string Windowed(string query) => query.Replace("[window", "[{{.window}}", StringComparison.Ordinal);
}
