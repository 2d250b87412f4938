namespace Instrumentation;

/// <summary>Something wrong or odd in a file of definitions.</summary>
/// <param name="Line">The line, from 1; 0 for the whole file.</param>
/// <param name="Column">The column, from 1; 0 for the whole file.</param>
/// <param name="Key">The key, from the top of the document, such as <c>slos[0].objective</c>; empty for the document itself.</param>
/// <param name="Message">What is wrong, with the value and what is allowed.</param>
public sealed record SloFileProblem(int Line, int Column, string Key, string Message)
{
    /// <summary>Writes the problem with its place, <c>3:5: slos[0].objective: message</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Line}:{Column}: {(Key.Length > 0 ? Key + ": " : "")}{Message}";
}
