namespace Instrumentation.Rules;

/// <summary>How a rule's last evaluation went.</summary>
public enum RuleHealth
{
    /// <summary>There was none yet.</summary>
    Unknown,

    /// <summary>It gave a result.</summary>
    Good,

    /// <summary>It failed.</summary>
    Bad,
}
