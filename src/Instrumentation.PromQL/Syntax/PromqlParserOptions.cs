namespace Instrumentation.Syntax;

/// <summary>What a parser accepts beyond stable PromQL.</summary>
public sealed record PromqlParserOptions
{
    /// <summary>Stable PromQL of Prometheus 3, within the default limits.</summary>
    public static PromqlParserOptions Default { get; } = new();

    /// <summary>Everything that there is.</summary>
    public static PromqlParserOptions AllExperimental { get; } = new()
    {
        ExperimentalFunctions = true,
        DurationExpressions = true,
        ExtendedRangeSelectors = true,
        FillModifiers = true,
    };

    /// <summary>Whether experimental functions and aggregations, such as <c>limitk</c>, are known; default false.</summary>
    public bool ExperimentalFunctions { get; init; }

    /// <summary>Whether lengths of time may be computed, <c>[5m * 2]</c>; default false.</summary>
    public bool DurationExpressions { get; init; }

    /// <summary>Whether <c>anchored</c> and <c>smoothed</c> are known; default false.</summary>
    public bool ExtendedRangeSelectors { get; init; }

    /// <summary>Whether <c>fill</c>, <c>fill_left</c> and <c>fill_right</c> are known; default false.</summary>
    public bool FillModifiers { get; init; }

    /// <summary>How deep expressions may be nested, 1 to 1,000; default 200. Chains of one operator, <c>1+1+…</c>, count by their depth in the tree.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>How many characters an expression may have, 1 to 16,777,216; default 1,048,576.</summary>
    public int MaxLength { get; init; } = 1 << 20;
}
