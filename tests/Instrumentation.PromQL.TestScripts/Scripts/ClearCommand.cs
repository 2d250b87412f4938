namespace Instrumentation.TestScripts.Scripts;

/// <summary>Removes all series.</summary>
public sealed record ClearCommand(int Line) : ScriptCommand(Line);
