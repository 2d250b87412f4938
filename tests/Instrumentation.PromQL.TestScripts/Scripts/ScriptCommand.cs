namespace Instrumentation.TestScripts.Scripts;

/// <summary>A command of a script.</summary>
/// <param name="Line">Where it stands, from 1.</param>
public abstract record ScriptCommand(int Line);
