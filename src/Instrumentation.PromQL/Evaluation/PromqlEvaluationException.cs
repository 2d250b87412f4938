namespace Instrumentation.Evaluation;

/// <summary>A query ended without a result; says why.</summary>
public sealed class PromqlEvaluationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">The kind of the reason.</param>
    /// <param name="message">The reason.</param>
    public PromqlEvaluationException(PromqlFailure failure, string message)
        : base(message) => Failure = failure;

    /// <summary>The kind of the reason.</summary>
    public PromqlFailure Failure { get; }

    internal static PromqlEvaluationException Execution(string message) => new(PromqlFailure.Execution, message);
}
