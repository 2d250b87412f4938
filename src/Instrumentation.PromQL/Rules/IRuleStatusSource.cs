namespace Instrumentation.Rules;

/// <summary>Tells how the rules stand that are evaluated in the process.</summary>
public interface IRuleStatusSource
{
    /// <summary>Reads all groups. Safe from any thread, also while they are evaluated.</summary>
    /// <returns>The groups in order of file and of their place in it.</returns>
    IReadOnlyList<RuleGroupReport> ReadGroups();
}
