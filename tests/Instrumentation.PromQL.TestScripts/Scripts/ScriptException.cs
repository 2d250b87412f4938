namespace Instrumentation.TestScripts.Scripts;

/// <summary>A script is not in the language.</summary>
public sealed class ScriptException(int line, string problem, Exception? cause = null) : FormatException($"line {line}: {problem}", cause)
{
    /// <summary>The line, from 1.</summary>
    public int Line => line;
}
