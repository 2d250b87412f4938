namespace Instrumentation.Rules;

/// <summary>Something wrong in a file.</summary>
/// <param name="Line">The line, from 1; 0 for the whole file.</param>
/// <param name="Column">The column, from 1; 0 for the whole file.</param>
/// <param name="Message">What is wrong.</param>
public readonly record struct RuleFileProblem(int Line, int Column, string Message)
{
    /// <summary>Writes the problem with its place, <c>3:5: message</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Line > 0 ? $"{Line}:{Column}: {Message}" : Message;
}
