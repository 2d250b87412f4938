namespace Instrumentation.Rules;

// Groups of rules that code adds, or a file of them.
internal sealed record RuleSource(string File, IReadOnlyList<RuleGroup>? Groups = null);
