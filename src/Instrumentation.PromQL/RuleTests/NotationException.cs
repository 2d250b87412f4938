namespace Instrumentation.RuleTests;

/// <summary>A text is no series, sample or histogram in the notation of rule unit tests; says where and why.</summary>
public sealed class NotationException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="position">Place of the character that is wrong, from 0; the text's length when more was expected.</param>
    public NotationException(string problem, string text, int position)
        : base($"{problem} at character {position + 1} of '{text}'")
    {
        Problem = problem;
        Position = position;
    }

    /// <summary>What is wrong, without the position.</summary>
    public string Problem { get; }

    /// <summary>Place of the character that is wrong, from 0.</summary>
    public int Position { get; }
}
