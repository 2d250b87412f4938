namespace Instrumentation.TestScripts.Scripts;

/// <summary>A PromQL test script: series to load, queries to run, and what they give.</summary>
/// <param name="Commands">The commands in their order.</param>
public sealed record PromqlScript(IReadOnlyList<ScriptCommand> Commands)
{
    /// <summary>Reads a script.</summary>
    /// <param name="text">The script.</param>
    /// <exception cref="ScriptException">The text is no script.</exception>
    public static PromqlScript Parse(string text)
    {
        var lines = new ScriptLines(text);
        var commands = new List<ScriptCommand>();
        while (lines.SkipEmpty())
            commands.Add(ReadCommand(lines));
        return new PromqlScript(commands);
    }

    private static ScriptCommand ReadCommand(ScriptLines lines)
    {
        string word = lines.Current.Split(' ', '\t')[0].ToLowerInvariant();
        if (word == "clear")
        {
            var clear = new ClearCommand(lines.Number);
            lines.MoveNext();
            return clear;
        }

        if (word.StartsWith("load", StringComparison.Ordinal))
            return LoadParser.Read(lines);
        return word.StartsWith("eval", StringComparison.Ordinal) ? EvalParser.Read(lines) : throw lines.Fail($"'{word}' is no command");
    }
}
