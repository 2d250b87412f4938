namespace Instrumentation.Budgets;

/// <summary>The tiers that counts are kept in: the finer, the less long.</summary>
internal enum BudgetTier
{
    /// <summary>Each run of the cycle, for 6 hours.</summary>
    Ticks,

    /// <summary>5 minutes, for 3 days.</summary>
    FiveMinutes,

    /// <summary>Hours, for 92 days.</summary>
    Hours,

    /// <summary>Days, for 400 days.</summary>
    Days,
}
