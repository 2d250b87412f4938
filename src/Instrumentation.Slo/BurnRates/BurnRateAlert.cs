using Instrumentation.Rules;

namespace Instrumentation;

/// <summary>What the alerts of one severity have of their own.</summary>
public sealed record BurnRateAlert
{
    /// <summary>Whether there is such an alert; default true.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Labels beside those of all alerts; default none.</summary>
    public NamedTexts Labels { get; init; } = NamedTexts.Empty;

    /// <summary>Annotations beside those of all alerts; default none.</summary>
    public NamedTexts Annotations { get; init; } = NamedTexts.Empty;
}
