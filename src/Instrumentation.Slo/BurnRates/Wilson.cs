using Instrumentation.Budgets;

namespace Instrumentation.BurnRates;

/// <summary>The confidence bound of a ratio that was counted.</summary>
/// <remarks>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.</remarks>
internal static class Wilson
{
    /// <summary>The lower bound of the true ratio.</summary>
    /// <param name="bad">How many were bad.</param>
    /// <param name="all">How many there were.</param>
    /// <param name="confidence">The one-sided confidence, above 0.5 and below 1.</param>
    public static double LowerBound(double bad, double all, double confidence)
    {
        if (!(all > 0))
            return 0;
        double z = NormalDistribution.Quantile(confidence);
        return (bad + (z * z / 2) - (z * Math.Sqrt((bad * (all - bad) / all) + (z * z / 4)))) / (all + (z * z));
    }
}
