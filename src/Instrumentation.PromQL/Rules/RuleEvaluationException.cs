namespace Instrumentation.Rules;

/// <summary>A rule was evaluated without a result; says why.</summary>
public sealed class RuleEvaluationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">The reason.</param>
    public RuleEvaluationException(string message)
        : base(message)
    {
    }
}
