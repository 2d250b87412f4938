namespace Instrumentation.Rules;

/// <summary>A group as its last evaluation left it. Immutable.</summary>
/// <param name="Group">The group.</param>
/// <param name="Rules">Its rules in order.</param>
public sealed record RuleGroupStatus(RuleGroup Group, IReadOnlyList<RuleStatus> Rules)
{
    /// <summary>The time of the last evaluation, in milliseconds since 1970-01-01 UTC; null when there was none.</summary>
    public long? LastEvaluationUnixMs { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan LastDuration { get; init; }
}
