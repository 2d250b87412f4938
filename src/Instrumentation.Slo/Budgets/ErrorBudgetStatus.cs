namespace Instrumentation;

/// <summary>How an error budget stands.</summary>
public enum ErrorBudgetStatus
{
    /// <summary>Nothing was measured.</summary>
    NoData,

    /// <summary>Less than 60 % is consumed.</summary>
    Healthy,

    /// <summary>60 % or more is consumed.</summary>
    Warning,

    /// <summary>80 % or more is consumed.</summary>
    Critical,

    /// <summary>All of it is consumed, or more.</summary>
    Exhausted,
}
