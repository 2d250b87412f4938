namespace Instrumentation;

/// <summary>How an objective stands over one window.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record SloResult
{
    internal SloResult(SloWindow window, decimal? objective)
    {
        Window = window;
        Objective = objective;
    }

    /// <summary>The window.</summary>
    public SloWindow Window { get; }

    /// <summary>The promised ratio; null for a value that is only compared.</summary>
    public decimal? Objective { get; }

    /// <summary>The window's true begin: that of the bucket which the asked begin lies in, so that the window is never shorter than asked for.</summary>
    public DateTimeOffset Start { get; internal init; }

    /// <summary>The time that the result is of.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>The window's end: <see cref="Time"/> for a rolling one, the end of the period for one of the calendar.</summary>
    public DateTimeOffset End { get; internal init; }

    /// <summary>Good events, or slices.</summary>
    public decimal Good { get; internal init; }

    /// <summary>Bad events, or slices.</summary>
    public decimal Bad { get; internal init; }

    /// <summary>All events, or measured slices.</summary>
    public decimal Total => Good + Bad;

    /// <summary>The ratio of good ones, 0 to 1; null where nothing was measured, which is neither good nor bad.</summary>
    public decimal? Sli { get; internal init; }

    /// <summary>Whether the objective is met; null where nothing was measured.</summary>
    public bool? IsMet { get; internal init; }

    /// <summary>The part of the window so far that was measured, 0 to 1.</summary>
    public decimal Coverage { get; internal init; }

    /// <summary>How many may be bad, with the fraction; null without an objective.</summary>
    public decimal? AllowedBad { get; internal init; }

    /// <summary>The part of the budget that is spent: 0 for nothing, 1 for all, more when it is overspent; null where nothing was measured.</summary>
    public decimal? Consumed { get; internal init; }

    /// <summary>The part of the budget that is left: 1 for all, negative when it is overspent; null where nothing was measured.</summary>
    public decimal? Remaining => 1m - Consumed;

    /// <summary>How fast the budget was spent over the window: 1 spends it in exactly the compliance period; null where nothing was measured.</summary>
    public decimal? BurnRate { get; internal init; }

    /// <summary>The budget in minutes of the window, for who thinks in downtime; null without an objective.</summary>
    public decimal? AllowedMinutes { get; internal init; }

    /// <summary>The minutes of it that are spent; null where nothing was measured.</summary>
    public decimal? SpentMinutes => AllowedMinutes * Consumed;

    /// <summary>The minutes of it that are left, negative when it is overspent; null where nothing was measured.</summary>
    public decimal? RemainingMinutes => AllowedMinutes * Remaining;

    /// <summary>How the budget stands.</summary>
    public ErrorBudgetStatus Status => Consumed is { } consumed ? ErrorBudget.StatusOf(consumed) : ErrorBudgetStatus.NoData;

    /// <summary>Whether exclusions had to be prorated inside buckets, because the events of that time are no longer kept one by one.</summary>
    public bool IsProrated { get; internal init; }

    /// <summary>The last measured value, for an indicator of values; null otherwise.</summary>
    public double? Value { get; internal init; }
}
