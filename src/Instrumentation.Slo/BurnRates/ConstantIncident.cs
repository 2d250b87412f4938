namespace Instrumentation;

/// <summary>What a pair of windows makes of errors at a constant ratio that begin in a clean history of steady traffic: the closed form.</summary>
/// <remarks>Source: The Site Reliability Workbook, chapter 5; the time to detect is <c>b B L / e</c>, that to reset <c>S (1 - b B / e)</c>.</remarks>
public sealed record ConstantIncident
{
    private ConstantIncident()
    {
    }

    /// <summary>Whether the pair fires at all: the errors burn the budget faster than its factor.</summary>
    public bool Fires { get; private init; }

    /// <summary>Seconds from the first error to the alert; null when it never fires.</summary>
    public decimal? DetectionSeconds { get; private init; }

    /// <summary>Seconds from the last error to the end of the alert, for an incident that was at least as long as its detection; null when it never fires.</summary>
    public decimal? ResetSeconds { get; private init; }

    /// <summary>The same with the long window alone.</summary>
    public decimal? ResetSecondsLongOnly { get; private init; }

    /// <summary>The part of the compliance period's budget that is gone when the alert begins; null when it never fires.</summary>
    public decimal? BudgetConsumed { get; private init; }

    /// <summary>Computes the closed form.</summary>
    /// <param name="pair">The windows.</param>
    /// <param name="period">The compliance period.</param>
    /// <param name="objective">Promised ratio of good events, above 0 and below 1.</param>
    /// <param name="errorRatio">The incident's ratio of bad events, 0 to 1.</param>
    /// <returns>When it fires and ends.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A ratio is outside its range.</exception>
    public static ConstantIncident Of(BurnRatePair pair, TimeSpan period, decimal objective, decimal errorRatio)
    {
        ArgumentNullException.ThrowIfNull(pair);
        decimal threshold = pair.Factor(period) * ErrorBudget.Ratio(objective);
        if (ErrorBudget.BurnRate(errorRatio, objective) <= pair.Factor(period))
            return new ConstantIncident();
        decimal longSeconds = ErrorBudget.Seconds(pair.LongWindow);
        decimal shortSeconds = ErrorBudget.Seconds(pair.ShortWindow);
        return new ConstantIncident
        {
            Fires = true,
            DetectionSeconds = threshold * longSeconds / errorRatio,
            ResetSeconds = shortSeconds - (shortSeconds * threshold / errorRatio),
            ResetSecondsLongOnly = longSeconds - (longSeconds * threshold / errorRatio),
            BudgetConsumed = pair.BudgetShare,
        };
    }
}
