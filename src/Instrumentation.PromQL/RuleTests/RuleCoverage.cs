using Instrumentation.Rules;

namespace Instrumentation.RuleTests;

/// <summary>How far tests cover a rule.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Rule">The rule.</param>
/// <param name="IsExercised">Whether the rule gave a series or an alert in some test.</param>
/// <param name="IsAsserted">Whether some test says what is expected of it: names the alert, or selects the recorded series.</param>
public sealed record RuleCoverage(string Group, Rule Rule, bool IsExercised, bool IsAsserted);
