namespace Instrumentation.Rules;

/// <summary>How a group of rules stands, and where it comes from. Immutable.</summary>
/// <param name="Status">The group as its last evaluation left it.</param>
/// <param name="File">The file that the group was read from; empty where there was none.</param>
/// <param name="Interval">How often the group is evaluated.</param>
public sealed record RuleGroupReport(RuleGroupStatus Status, string File, TimeSpan Interval);
