namespace Instrumentation;

/// <summary>Where an SLI is going.</summary>
public enum BudgetTrend
{
    /// <summary>Nowhere that could be told from chance.</summary>
    Stable,

    /// <summary>Up.</summary>
    Improving,

    /// <summary>Down.</summary>
    Degrading,
}
