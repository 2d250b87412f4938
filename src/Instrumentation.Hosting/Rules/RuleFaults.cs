namespace Instrumentation.Rules;

// What is said when rules fail.
internal sealed record RuleFaults(Action<string, string, string> RuleFailed, Action<string, Exception> GroupFailed);
