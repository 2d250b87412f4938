namespace Instrumentation.Syntax;

/// <summary>A text is no valid expression; says where and why.</summary>
public sealed class PromqlSyntaxException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="span">The part that is wrong.</param>
    public PromqlSyntaxException(string problem, string text, SourceSpan span)
        : this(problem, Position(text, span.Start), span)
    {
    }

    private PromqlSyntaxException(string problem, (int Line, int Column) position, SourceSpan span)
        : base($"{position.Line}:{position.Column}: parse error: {problem}")
    {
        Problem = problem;
        Span = span;
        (Line, Column) = position;
    }

    /// <summary>What is wrong, without the position.</summary>
    public string Problem { get; }

    /// <summary>The part that is wrong.</summary>
    public SourceSpan Span { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The column, from 1.</summary>
    public int Column { get; }

    private static (int Line, int Column) Position(string text, int place)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> before = text.AsSpan(0, Math.Clamp(place, 0, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
