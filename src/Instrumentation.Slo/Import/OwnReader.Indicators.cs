using Instrumentation.BurnRates;
using Instrumentation.Definitions;
using Instrumentation.Objectives;
using Instrumentation.Syntax;

namespace Instrumentation.Import;

/// <content>Indicators.</content>
internal sealed partial class OwnReader
{
    private static readonly string[] IndicatorKeys =
        ["type", "description", "unit", "direction", "threshold", "events", "ratio", "value", "recorded", "query", "remote", "data_source", "aggregation", "distribution"];

    // The indicator that an SLO has of its own, or the one that it names.
    private SliDefinition? IndicatorOf(DefinitionFields item, string slo)
    {
        if (item.Find("sli") is Yaml.YamlScalar { IsNull: false } name)
        {
            if (_indicators.TryGetValue(name.Value, out SliDefinition? known))
                return known;
            item.Add("sli", $"'{name.Value}' is none of the indicators here: {Names(_indicators.Keys)}");
            return null;
        }

        if (item.Child("sli", [.. IndicatorKeys, "name"]) is { } sli)
            return Indicator(sli, sli.Text("name", slo));
        if (!item.Has("composite"))
            item.Add("sli", $"is missing; allowed is the name of an indicator, or a mapping of {DefinitionFields.List(IndicatorKeys)}");
        return item.Has("composite") ? new SliDefinition(slo, SliType.Availability) : null;
    }

    private static SliDefinition? Indicator(DefinitionFields fields, string name)
    {
        string typeName = fields.Word("type", fields.Has("query") && !fields.Has("type") ? TypeOf(fields.Text("query"), name) : "availability", [.. SliTypes.Names]);
        _ = SliTypes.TryParse(typeName, out SliType type);
        Comparison direction = SliTypes.Direction(type);
        double? threshold = null;
        if (fields.Has("threshold"))
            (direction, threshold) = Threshold(fields, "threshold", direction);
        if (fields.Has("direction") && !Comparisons.TryParse(fields.Text("direction"), out direction))
            fields.Add("direction", $"'{fields.Text("direction")}' is outside what is allowed, >=, <=, >, <");
        if (Source(fields, type) is not { } source)
            return null;
        return new SliDefinition(name, type)
        {
            Description = fields.Text("description"),
            Unit = fields.Text("unit", SliTypes.Unit(type)),
            Direction = direction,
            Threshold = threshold,
            KeepsDistribution = fields.Boolean("distribution"),
            Source = source,
        };
    }

    private static SliSource? Source(DefinitionFields fields, SliType type)
    {
        string[] given = [.. ((IEnumerable<string>)["events", "ratio", "value", "recorded", "query"]).Where(fields.Has)];
        if (given.Length > 1)
        {
            fields.Add(given[1], $"stands beside {given[0]}; allowed is one of events, ratio, value, recorded, query");
            return null;
        }

        string remote = fields.Text("remote");
        return given.FirstOrDefault() switch
        {
            "events" => Events(fields.Child("events", "good", "bad", "total")!, remote),
            "ratio" => Ratio(fields.Child("ratio", "good", "bad")!, remote),
            "value" => Promql(fields, "value") is { } value ? new ValueQuerySource(value) { Remote = remote } : null,
            "query" => Shape(fields, type, remote),
            _ => SliSource.Recorded,
        };
    }

    private static EventQuerySource? Events(DefinitionFields fields, string remote)
    {
        if (fields.Has("good") == fields.Has("bad"))
        {
            fields.Add("good", $"{(fields.Has("good") ? "stands beside bad" : "and bad are missing")}; allowed is one of good and bad, beside total");
            return null;
        }

        string? part = Promql(fields, fields.Has("good") ? "good" : "bad");
        string? total = Promql(fields, "total");
        if (part is null || total is null)
            return null;
        if (SloQueryText.HasWindow(part) != SloQueryText.HasWindow(total))
        {
            fields.Add("total", "and the other query differ; allowed are both with {{.window}} or both without");
            return null;
        }

        return new EventQuerySource(total, fields.Has("good") ? part : null, fields.Has("bad") ? part : null) { Remote = remote };
    }

    private static RatioQuerySource? Ratio(DefinitionFields fields, string remote)
    {
        if (fields.Has("good") == fields.Has("bad"))
        {
            fields.Add("good", $"{(fields.Has("good") ? "stands beside bad" : "and bad are missing")}; allowed is one of good and bad");
            return null;
        }

        bool isBad = fields.Has("bad");
        return Promql(fields, isBad ? "bad" : "good") is { } query ? new RatioQuerySource(query, isBad) { Remote = remote } : null;
    }

    // A query of the older shapes is a ratio where it divides, and a value otherwise.
    private static SliSource? Shape(DefinitionFields fields, SliType type, string remote)
    {
        if (Promql(fields, "query") is not { } query)
            return null;
        return IsRatio(query) && type is not (SliType.Latency or SliType.Freshness or SliType.Throughput)
            ? new RatioQuerySource(query, type == SliType.ErrorRate) { Remote = remote }
            : new ValueQuerySource(query) { Remote = remote };
    }

    private static bool IsRatio(string query)
    {
        PromqlExpression expression = PromqlParser.Parse(SloQueryText.At(query, TimeSpan.FromMinutes(5)));
        while (expression is ParenthesesExpression parentheses)
            expression = parentheses.Inner;
        return expression is BinaryExpression { Operator: BinaryOperator.Divide };
    }

    private static string TypeOf(string query, string name)
    {
        if (query.Contains("histogram_quantile", StringComparison.Ordinal))
            return "latency";
        foreach (string type in SliTypes.Names)
        {
            if (name.Contains(type, StringComparison.OrdinalIgnoreCase))
                return type;
        }

        return "availability";
    }

    internal static string? Promql(DefinitionFields fields, string key)
    {
        string query = fields.Required(key, "PromQL");
        if (query == "?")
            return null;
        if (PromqlParser.TryParse(SloQueryText.At(query, TimeSpan.FromMinutes(5)), options: null, out _, out PromqlSyntaxException? error))
            return query;
        fields.Add(key, $"is no PromQL: {error.Message}");
        return null;
    }

    // A number, with a comparison in front where it is not that of the type; seconds may be written as a length of time.
    private static (Comparison Direction, double? Threshold) Threshold(DefinitionFields fields, string key, Comparison otherwise)
    {
        string text = fields.Text(key).Trim();
        string sign = new([.. text.TakeWhile(character => character is '<' or '>' or '=')]);
        string number = text[sign.Length..].Trim();
        Comparison direction = otherwise;
        bool isKnown = sign.Length == 0 || Comparisons.TryParse(sign, out direction);
        if (isKnown && double.TryParse(number, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            return (direction, value);
        if (isKnown && DefinitionFields.TryDuration(number, out TimeSpan length))
            return (direction, length.TotalSeconds);
        if (isKnown && DefinitionFields.TryRatio(number, out decimal ratio))
            return (direction, (double)ratio);
        fields.Add(key, $"'{text}' is outside what is allowed, a number with or without >=, <=, > or < in front, or a length of time such as 200ms");
        return (otherwise, null);
    }
}
