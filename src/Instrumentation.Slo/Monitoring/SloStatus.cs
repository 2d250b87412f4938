namespace Instrumentation;

/// <summary>How an SLO, or a group of it, stands at one time.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record SloStatus
{
    internal SloStatus(SloDefinition slo, IReadOnlyList<string> group, DateTimeOffset time, IReadOnlyList<SloResult> results)
    {
        Slo = slo;
        Group = group;
        Time = time;
        Results = results;
    }

    /// <summary>The SLO.</summary>
    public SloDefinition Slo { get; }

    /// <summary>The values of the labels that the SLO is grouped by; empty for an SLO without groups.</summary>
    public IReadOnlyList<string> Group { get; }

    /// <summary>The time.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The result for each window.</summary>
    public IReadOnlyList<SloResult> Results { get; }

    /// <summary>What each pair of burn-rate windows says.</summary>
    public IReadOnlyList<BurnRateVerdict> BurnRates => ReadBurnRates();

    /// <summary>Whether deployments are frozen because of the SLO's policy.</summary>
    public bool IsFrozen { get; internal init; }

    /// <summary>The tiers of the SLO's policy that the consumption has reached.</summary>
    public IReadOnlyList<BudgetPolicyTier> PolicyTiers { get; internal init; } = [];

    /// <summary>The seconds until the budget of the first window is used up if errors go on as over the shortest window; null where they do not, or nothing was measured.</summary>
    public decimal? SecondsToExhaustion { get; internal init; }

    /// <summary>When the budget of the first window will be used up if errors go on as over the last hours, old ones leaving a rolling window; null where it will not.</summary>
    public DateTimeOffset? ExhaustedAt => ReadExhaustion();

    // Explanations are worked out for who asks, not in every run.
    internal Func<IReadOnlyList<BurnRateVerdict>> ReadBurnRates { get; init; } = static () => [];

    internal Func<DateTimeOffset?> ReadExhaustion { get; init; } = static () => null;

    /// <summary>What the spent budget costs; null where the SLO says no cost, or nothing was measured.</summary>
    public decimal? Cost => Results.Count > 0 ? Slo.Cost?.Of(Results[0]) : null;
}
