namespace Instrumentation.Matching;

/// <summary>A text that holds no matchers.</summary>
public sealed class MatcherSyntaxException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="column">Where, counted from 1 in characters.</param>
    public MatcherSyntaxException(string problem, int column)
        : base($"{column}: {problem}")
    {
        Problem = problem;
        Column = column;
    }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>Where, counted from 1 in characters.</summary>
    public int Column { get; }
}
