using Instrumentation.TestScripts.Scripts;

namespace Instrumentation.TestScripts.Execution;

/// <summary>What became of an eval command.</summary>
/// <param name="Command">The command.</param>
/// <param name="Problem">What was wrong; null when all was as expected.</param>
public sealed record ScriptOutcome(EvalCommand Command, string? Problem);
