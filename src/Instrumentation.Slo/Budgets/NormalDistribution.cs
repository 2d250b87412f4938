namespace Instrumentation.Budgets;

/// <summary>The standard normal distribution, to double precision.</summary>
/// <remarks>By the series of the integral near the middle and the continued fraction of the tail beyond (Abramowitz and Stegun, 26.2.11 and 26.2.14).</remarks>
internal static class NormalDistribution
{
    private const double TailFrom = 3;
    private const int Terms = 200;

    /// <summary>The probability of more than so many standard deviations, for 0 and more.</summary>
    public static double Above(double deviations)
    {
        if (deviations < TailFrom)
        {
            double term = deviations;
            double sum = deviations;
            for (int place = 1; place < Terms && term > sum * 1e-17; place++)
            {
                term *= deviations * deviations / ((2 * place) + 1);
                sum += term;
            }

            return 0.5 - (sum * Density(deviations));
        }

        double fraction = deviations;
        for (int place = Terms; place > 0; place--)
            fraction = deviations + (place / fraction);
        return Density(deviations) / fraction;
    }

    /// <summary>The deviations that a probability of at least one half is not exceeded with, by bisection.</summary>
    public static double Quantile(double probability)
    {
        double low = 0;
        double high = 40;
        for (double middle = high / 2; middle > low && middle < high; middle = (low + high) / 2)
        {
            if (Above(middle) > 1 - probability)
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    private static double Density(double deviations) => Math.Exp(-deviations * deviations / 2) / Math.Sqrt(2 * Math.PI);
}
