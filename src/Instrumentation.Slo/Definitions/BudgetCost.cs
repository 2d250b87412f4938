namespace Instrumentation;

/// <summary>What spending an error budget costs.</summary>
/// <param name="PerEvent">The cost of one bad event, 0 or more.</param>
/// <param name="PerMinute">The cost of one bad minute, 0 or more.</param>
/// <param name="Currency">The currency, such as <c>EUR</c>.</param>
public sealed record BudgetCost(decimal PerEvent, decimal PerMinute, string Currency = "USD");
