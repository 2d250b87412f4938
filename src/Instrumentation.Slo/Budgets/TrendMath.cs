namespace Instrumentation.Budgets;

/// <summary>Robust statistics of a few numbers.</summary>
internal static class TrendMath
{
    public const double Significance = 0.05;

    // With fewer values no order of them is unlikely enough.
    private const int FewestForTest = 4;

    /// <summary>The median of the slopes between any two points; null with fewer than two.</summary>
    public static double? Slope((double At, double Value)[] points)
    {
        var slopes = new List<double>();
        for (int later = 1; later < points.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
                slopes.Add((points[later].Value - points[earlier].Value) / (points[later].At - points[earlier].At));
        }

        if (slopes.Count == 0)
            return null;
        slopes.Sort();
        int middle = slopes.Count / 2;
        return slopes.Count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }

    /// <summary>The two-sided p-value of the Mann-Kendall test, with the correction for ties and continuity.</summary>
    public static double ChanceOfTrend(double[] values)
    {
        int count = values.Length;
        if (count < FewestForTest)
            return 1;
        int score = 0;
        for (int later = 1; later < count; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
                score += Math.Sign(values[later] - values[earlier]);
        }

        double ties = values.GroupBy(value => value).Sum(same => Ties(same.Count()));
        double variance = (Ties(count) - ties) / 18;
        if (score == 0 || variance <= 0)
            return 1;
        double z = (Math.Abs(score) - 1) / Math.Sqrt(variance);
        return Math.Min(2 * NormalDistribution.Above(z), 1);
    }

    public static double Deviation(double[] values)
    {
        if (values.Length < 2)
            return 0;
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static double Ties(double count) => count * (count - 1) * ((2 * count) + 5);
}
