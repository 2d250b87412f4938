namespace Instrumentation.Functions;

/// <summary>Quantiles of given values, linear between neighbours.</summary>
internal static class Quantiles
{
    /// <summary>Computes a quantile.</summary>
    /// <param name="quantile">0 to 1; below is -Inf, above +Inf.</param>
    /// <param name="values">The values, which are sorted by this; NaN counts as the smallest.</param>
    public static double Of(double quantile, Span<double> values)
    {
        if (values.Length == 0 || double.IsNaN(quantile))
            return double.NaN;
        if (quantile < 0)
            return double.NegativeInfinity;
        if (quantile > 1)
            return double.PositiveInfinity;
        values.Sort();
        double rank = quantile * (values.Length - 1);
        int lower = Math.Max(0, (int)Math.Floor(rank));
        int upper = Math.Min(values.Length - 1, lower + 1);
        double weight = rank - Math.Floor(rank);
        return (values[lower] * (1 - weight)) + (values[upper] * weight);
    }
}
