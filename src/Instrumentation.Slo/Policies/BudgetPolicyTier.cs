namespace Instrumentation;

/// <summary>What happens from a consumption of the budget on.</summary>
/// <param name="Consumed">The part of the budget that is spent, above 0; 1 for all of it.</param>
/// <param name="Action">What happens.</param>
public sealed record BudgetPolicyTier(decimal Consumed, PolicyAction Action)
{
    /// <summary>What it says to people; default empty for a text of its own.</summary>
    public string Message { get; init; } = "";
}
