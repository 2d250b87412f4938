using System.Collections.Frozen;

namespace Instrumentation.Syntax;

/// <summary>The words that have a meaning of their own, in any case.</summary>
internal static class PromqlKeywords
{
    private static readonly FrozenDictionary<string, PromqlTokenKind> Words = Build().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, PromqlTokenKind>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds what a word means.</summary>
    public static bool TryGet(ReadOnlySpan<char> word, out PromqlTokenKind kind) => Lookup.TryGetValue(word, out kind);

    /// <summary>Tells whether a metric may carry the word as its name without quotes.</summary>
    public static bool CanNameMetric(PromqlTokenKind kind) => kind is PromqlTokenKind.Identifier or PromqlTokenKind.MetricIdentifier
        or PromqlTokenKind.Aggregator or PromqlTokenKind.And or PromqlTokenKind.Or or PromqlTokenKind.Unless
        or PromqlTokenKind.By or PromqlTokenKind.Without or PromqlTokenKind.Offset or PromqlTokenKind.Anchored or PromqlTokenKind.Smoothed
        or PromqlTokenKind.Fill or PromqlTokenKind.FillLeft or PromqlTokenKind.FillRight
        or PromqlTokenKind.Start or PromqlTokenKind.End or PromqlTokenKind.Step or PromqlTokenKind.Range or PromqlTokenKind.MinOf or PromqlTokenKind.MaxOf;

    /// <summary>Tells whether a label may carry the word as its name without quotes in <c>by</c>, <c>on</c> and the like.</summary>
    public static bool CanNameLabel(PromqlTokenKind kind) => CanNameMetric(kind) || kind is PromqlTokenKind.Atan2 or PromqlTokenKind.Bool
        or PromqlTokenKind.On or PromqlTokenKind.Ignoring or PromqlTokenKind.GroupLeft or PromqlTokenKind.GroupRight;

    /// <summary>Tells whether a function may carry the word as its name.</summary>
    public static bool CanNameFunction(PromqlTokenKind kind) => kind is PromqlTokenKind.Identifier
        or PromqlTokenKind.Start or PromqlTokenKind.End or PromqlTokenKind.Step or PromqlTokenKind.Range or PromqlTokenKind.MinOf or PromqlTokenKind.MaxOf;

    private static Dictionary<string, PromqlTokenKind> Build()
    {
        var words = new Dictionary<string, PromqlTokenKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["and"] = PromqlTokenKind.And,
            ["or"] = PromqlTokenKind.Or,
            ["unless"] = PromqlTokenKind.Unless,
            ["atan2"] = PromqlTokenKind.Atan2,
            ["offset"] = PromqlTokenKind.Offset,
            ["anchored"] = PromqlTokenKind.Anchored,
            ["smoothed"] = PromqlTokenKind.Smoothed,
            ["by"] = PromqlTokenKind.By,
            ["without"] = PromqlTokenKind.Without,
            ["on"] = PromqlTokenKind.On,
            ["ignoring"] = PromqlTokenKind.Ignoring,
            ["group_left"] = PromqlTokenKind.GroupLeft,
            ["group_right"] = PromqlTokenKind.GroupRight,
            ["fill"] = PromqlTokenKind.Fill,
            ["fill_left"] = PromqlTokenKind.FillLeft,
            ["fill_right"] = PromqlTokenKind.FillRight,
            ["bool"] = PromqlTokenKind.Bool,
            ["start"] = PromqlTokenKind.Start,
            ["end"] = PromqlTokenKind.End,
            ["step"] = PromqlTokenKind.Step,
            ["range"] = PromqlTokenKind.Range,
            ["min_of"] = PromqlTokenKind.MinOf,
            ["max_of"] = PromqlTokenKind.MaxOf,
            ["inf"] = PromqlTokenKind.Number,
            ["nan"] = PromqlTokenKind.Number,
        };
        foreach (AggregationOperator aggregation in Enum.GetValues<AggregationOperator>())
            words.Add(OperatorTable.Name(aggregation), PromqlTokenKind.Aggregator);
        return words;
    }
}
