namespace Instrumentation.Rules;

/// <summary>A rule as its last evaluation left it. Immutable.</summary>
/// <param name="Rule">The rule.</param>
public sealed record RuleStatus(Rule Rule)
{
    /// <summary>The rule's labels with those of its group.</summary>
    public NamedTexts Labels { get; init; } = NamedTexts.Empty;

    /// <summary>How the last evaluation went.</summary>
    public RuleHealth Health { get; init; }

    /// <summary>Why it failed; empty when it did not.</summary>
    public string LastError { get; init; } = "";

    /// <summary>The time it was for, in milliseconds since 1970-01-01 UTC; null when there was none.</summary>
    public long? LastEvaluationUnixMs { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan LastDuration { get; init; }

    /// <summary>How many samples the last evaluation wrote; 0 when it failed.</summary>
    public int Samples { get; init; }

    /// <summary>The worst state of an alert; <see cref="AlertState.Unknown"/> for recording rules.</summary>
    public AlertState State { get; init; }

    /// <summary>The alerts; none for recording rules.</summary>
    public IReadOnlyList<ActiveAlert> Alerts { get; init; } = [];
}
