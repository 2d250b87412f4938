namespace Samples.StreamingAnalytics.Scoring;

/// <summary>What is usual for a number: its median, and its median absolute deviation scaled to a standard deviation.</summary>
internal readonly record struct RobustRange(double Median, double Deviation)
{
    // For a normal distribution the standard deviation is this many median absolute deviations.
    private const double NormalScale = 1.4826;

    /// <summary>Finds the range of some numbers.</summary>
    /// <param name="numbers">At least one.</param>
    /// <returns>The range; its deviation is above 0 even where all numbers are equal.</returns>
    public static RobustRange Of(IReadOnlyCollection<double> numbers)
    {
        double median = MedianOf([.. numbers]);
        double deviation = NormalScale * MedianOf([.. numbers.Select(number => Math.Abs(number - median))]);
        return new RobustRange(median, Math.Max(deviation, Math.Max(1e-3 * Math.Abs(median), 1e-9)));
    }

    /// <summary>How many deviations a number is away from the median.</summary>
    public double Distance(double number) => Math.Abs(number - Median) / Deviation;

    private static double MedianOf(double[] numbers)
    {
        Array.Sort(numbers);
        int middle = numbers.Length / 2;
        return numbers.Length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }
}
