using Instrumentation.Labels;

namespace Instrumentation.Rules;

/// <summary>An alert of a rule as it stands: pending, firing, or resolved not long ago. Immutable; all there is to keep of it across a restart.</summary>
public sealed record ActiveAlert
{
    /// <summary>What identifies the alert, its name in <c>alertname</c>.</summary>
    public required SeriesLabels Labels { get; init; }

    /// <summary>Texts for people, as of the last evaluation that gave the alert.</summary>
    public NamedTexts Annotations { get; init; } = NamedTexts.Empty;

    /// <summary>The value of the last evaluation that gave the alert.</summary>
    public double Value { get; init; }

    /// <summary>Pending, firing, or inactive, which is resolved.</summary>
    public AlertState State { get; init; } = AlertState.Pending;

    /// <summary>Since when the condition holds, in milliseconds since 1970-01-01 UTC.</summary>
    public required long ActiveAtUnixMs { get; init; }

    /// <summary>Since when the alert fires; null when it never did.</summary>
    public long? FiredAtUnixMs { get; init; }

    /// <summary>When the alert was resolved; null when it is not.</summary>
    public long? ResolvedAtUnixMs { get; init; }

    /// <summary>Since when the alert fires though the condition does not hold; null when it does.</summary>
    public long? KeepFiringSinceUnixMs { get; init; }

    /// <summary>When the alert was last handed on; null when it never was.</summary>
    public long? LastSentAtUnixMs { get; init; }
}
