namespace Instrumentation.Architecture.Documentation;

/// <summary>
/// A block of C# in a markdown file: a whole program. What a reader need not see, such as a declaration that an earlier block made,
/// stands in a comment right above it: <c>&lt;!-- given: var metrics = StreamingMetrics.Create(); --&gt;</c>.
/// </summary>
/// <param name="Path">The markdown file, from the root.</param>
/// <param name="Line">The line of the block's opening fence.</param>
/// <param name="Given">Statements that the block relies on.</param>
/// <param name="Code">What the reader sees.</param>
internal sealed record MarkdownSample(string Path, int Line, string Given, string Code)
{
    private const string Opening = "```csharp";
    private const string Closing = "```";
    private const string GivenStart = "<!-- given:";
    private const string GivenEnd = "-->";

    /// <summary>The program: the block's using directives, what is given, and the rest of the block.</summary>
    public string Program
    {
        get
        {
            string[] lines = Code.Split('\n');
            int usings = lines.TakeWhile(line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=') && !line.Contains('(')).Count();
            return string.Join('\n', [.. lines[..usings], Given, .. lines[usings..]]);
        }
    }

    /// <summary>Whether the reader has a project of the web SDK; the README of a package that does without ASP.NET Core must do without its usings.</summary>
    public bool IsWeb => !Path.StartsWith("src/", StringComparison.Ordinal) || Path.StartsWith("src/Instrumentation.AspNetCore/", StringComparison.Ordinal);

    public static IEnumerable<MarkdownSample> In(string path, string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            string fence = lines[line].TrimStart();
            if (fence.TrimEnd() != Opening)
                continue;
            int indent = lines[line].Length - fence.Length;
            int end = Array.FindIndex(lines, line + 1, candidate => candidate.Trim() == Closing);
            if (end < 0)
                throw new FormatException($"{path}:{line + 1}: the block is not closed.");
            string code = string.Join('\n', lines[(line + 1)..end].Select(text => text.Length >= indent ? text[indent..] : text.TrimStart()));
            yield return new MarkdownSample(path, line + 1, GivenAbove(lines, line), code);
            line = end;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}";

    private static string GivenAbove(string[] lines, int fence)
    {
        string above = string.Join('\n', lines[..fence]).TrimEnd();
        int start = above.LastIndexOf(GivenStart, StringComparison.Ordinal);
        return start >= 0 && above.EndsWith(GivenEnd, StringComparison.Ordinal) && above.IndexOf(GivenEnd, start, StringComparison.Ordinal) == above.Length - GivenEnd.Length
            ? above[(start + GivenStart.Length)..^GivenEnd.Length].Trim()
            : "";
    }
}
