namespace Instrumentation;

/// <summary>What spending an error budget costs.</summary>
/// <param name="PerEvent">The cost of one bad event, 0 or more.</param>
/// <param name="PerMinute">The cost of one bad minute, 0 or more.</param>
/// <param name="Currency">The currency, such as <c>EUR</c>.</param>
public sealed record BudgetCost(decimal PerEvent, decimal PerMinute, string Currency = "USD")
{
    /// <summary>What the spent budget of a result costs: its bad events, and the minutes of its budget that are spent.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The cost; null where nothing was measured.</returns>
    public decimal? Of(SloResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Sli is null ? null : (PerEvent * result.Bad) + (PerMinute * (result.SpentMinutes ?? 0));
    }
}
