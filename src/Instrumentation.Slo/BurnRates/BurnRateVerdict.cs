using System.Globalization;
using Instrumentation.Objectives;

namespace Instrumentation;

/// <summary>What a pair of windows says at one time, and why.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Factor">The burn rate above which it alerts.</param>
/// <param name="LongBurnRate">The burn rate over the long window; NaN where nothing was measured.</param>
/// <param name="ShortBurnRate">The burn rate over the short window; NaN where nothing was measured.</param>
/// <param name="IsAbove">Whether both are above the factor.</param>
/// <param name="HeldBackBy">The guard that keeps the pair from firing all the same; empty for none.</param>
public sealed record BurnRateVerdict(BurnRatePair Pair, decimal Factor, double LongBurnRate, double ShortBurnRate, bool IsAbove, string HeldBackBy)
{
    /// <summary>Whether the pair fires.</summary>
    public bool IsFiring => IsAbove && HeldBackBy.Length == 0;

    /// <summary>Explains the verdict in one line.</summary>
    /// <returns>Such as <c>page: 1h burns 24.1x and 5m burns 60x, above 14.4x (2 % of the budget in 1h)</c>.</returns>
    public override string ToString()
    {
        string severity = Pair.Severity == BurnRateSeverity.Page ? "page" : "ticket";
        string windows = $"{WindowNames.Of(Pair.LongWindow)} burns {Show(LongBurnRate)} and {WindowNames.Of(Pair.ShortWindow)} burns {Show(ShortBurnRate)}";
        string limit = $"{Factor.ToString("0.####", CultureInfo.InvariantCulture)}x ({(Pair.BudgetShare * 100).ToString("0.####", CultureInfo.InvariantCulture)} % of the budget in {WindowNames.Of(Pair.LongWindow)})";
        string held = HeldBackBy.Length > 0 ? $"; held back: {HeldBackBy}" : "";
        return $"{severity}: {windows}, {(IsAbove ? "" : "not both ")}above {limit}{held}";
    }

    private static string Show(double burnRate) => double.IsNaN(burnRate) ? "nothing" : burnRate.ToString("0.##", CultureInfo.InvariantCulture) + "x";
}
