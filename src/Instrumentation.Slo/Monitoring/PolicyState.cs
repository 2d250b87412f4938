namespace Instrumentation.Monitoring;

/// <summary>Whether a policy froze deployments, which holds until the budget has recovered.</summary>
internal sealed class PolicyState
{
    public bool IsFrozen { get; private set; }

    public IReadOnlyList<BudgetPolicyTier> Tiers { get; private set; } = [];

    public void Update(BudgetPolicy policy, decimal? consumed)
    {
        if (consumed is not { } spent)
            return;
        Tiers = [.. policy.Tiers.Where(tier => spent >= tier.Consumed)];
        bool freezes = Tiers.Any(tier => tier.Action == PolicyAction.Freeze);
        IsFrozen = freezes || (IsFrozen && 1m - spent <= policy.RecoveredAt);
    }

    public void Restore(bool isFrozen) => IsFrozen = isFrozen;
}
