namespace Instrumentation;

/// <summary>What a pair of windows needs beside its burn rates before it fires, so that a single failure at night wakes nobody; all off by default.</summary>
public sealed record BurnRateGuards
{
    /// <summary>
    /// Whether the long window's bad events themselves have to be more than the pair's share of the budget of the whole compliance period, whatever the
    /// traffic of the hour; default false.
    /// </summary>
    public bool ByBudgetEvents { get; init; }

    /// <summary>How many bad events the long window has to have at least; default 0, which is off.</summary>
    public long MinFailures { get; init; }

    /// <summary>
    /// The confidence with which the true error ratio of the long window has to lie above the threshold, judged by the lower Wilson bound;
    /// above 0.5 and below 1; default null, which is off.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>Whether any of them is on.</summary>
    public bool IsAny => ByBudgetEvents || MinFailures > 0 || Confidence is not null;
}
