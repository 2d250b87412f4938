namespace Instrumentation;

/// <summary>What an error budget is spent in.</summary>
public enum BudgetingMethod
{
    /// <summary>Events: the SLI is good events over all events.</summary>
    Occurrences,

    /// <summary>Slices of time, each good or bad as a whole: the SLI is good slices over measured slices.</summary>
    Timeslices,

    /// <summary>Slices of time, each as good as its ratio of good events: the SLI is the mean of the slices' ratios.</summary>
    RatioTimeslices,
}
