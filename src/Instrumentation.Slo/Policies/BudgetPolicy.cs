namespace Instrumentation;

/// <summary>What happens as an error budget is spent.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record BudgetPolicy
{
    /// <summary>Makes a policy.</summary>
    /// <param name="name">Its name, by which SLOs refer to it.</param>
    /// <param name="tiers">What happens from which consumption on, at least one tier.</param>
    /// <exception cref="ArgumentException">The name is empty, or there is no tier.</exception>
    public BudgetPolicy(string name, params IReadOnlyList<BudgetPolicyTier> tiers)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(tiers);
        if (tiers.Count == 0)
            throw new ArgumentException("A policy has at least one tier.", nameof(tiers));
        Name = name;
        Tiers = [.. tiers.OrderBy(tier => tier.Consumed)];
    }

    /// <summary>
    /// The policy of The Site Reliability Workbook, appendix B: all changes but urgent and security fixes halt when the budget is exceeded, and a single incident
    /// that takes more than 20 % of it gets a postmortem.
    /// </summary>
    public static BudgetPolicy Workbook { get; } = new("workbook", new BudgetPolicyTier(1m, PolicyAction.Freeze)
    {
        Message = "The error budget is exceeded: halt all changes except urgent and security fixes until the service is back within its SLO.",
    })
    {
        Description = "Releases follow the release policy while the budget lasts.",
        IncidentShare = 0.2m,
    };

    /// <summary>The name.</summary>
    public string Name { get; init; }

    /// <summary>What it says to people; default empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who answers for it; default empty.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When it is to be looked at again; null for no date.</summary>
    public DateOnly? RevisitDate { get; init; }

    /// <summary>What happens from which consumption on, in ascending order.</summary>
    public IReadOnlyList<BudgetPolicyTier> Tiers { get; init; }

    /// <summary>
    /// The part of the budget that has to be left before a freeze ends, 0 to 1; default 0, which ends it as soon as any is left. More keeps it from ending and
    /// beginning again and again.
    /// </summary>
    public decimal RecoveredAt { get; init; }

    /// <summary>The part of the budget that may be spent within a day before an alert asks for a postmortem, above 0 and up to 1; null for any.</summary>
    public decimal? IncidentShare { get; init; }

    /// <summary>Exemptions from freezes.</summary>
    public IReadOnlyList<PolicyExemption> Exemptions { get; init; } = [];
}
