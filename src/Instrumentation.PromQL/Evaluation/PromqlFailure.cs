namespace Instrumentation.Evaluation;

/// <summary>Why a query ended without a result.</summary>
public enum PromqlFailure
{
    /// <summary>The expression cannot be evaluated over this data, for instance because series do not match one to one.</summary>
    Execution,

    /// <summary>The query needs more samples than it may.</summary>
    TooManySamples,

    /// <summary>The query has more steps than it may.</summary>
    TooManySteps,

    /// <summary>The query took longer than it may, waiting for its turn included.</summary>
    Timeout,
}
