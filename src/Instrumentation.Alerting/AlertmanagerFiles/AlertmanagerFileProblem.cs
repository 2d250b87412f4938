namespace Instrumentation;

/// <summary>Something wrong in a configuration of Alertmanager.</summary>
/// <param name="Line">The line, from 1; 0 for the whole file.</param>
/// <param name="Column">The column, from 1; 0 for the whole file.</param>
/// <param name="Key">The key, from the top of the file, such as <c>receivers[0].slack_configs[1].api_url</c>; empty for the file itself.</param>
/// <param name="Message">What is wrong, and what is allowed.</param>
public sealed record AlertmanagerFileProblem(int Line, int Column, string Key, string Message)
{
    /// <summary>Writes the problem with its place, <c>3:5: route.receiver: message</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Line}:{Column}: {(Key.Length > 0 ? Key + ": " : "")}{Message}";
}
