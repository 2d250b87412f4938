using System.Diagnostics;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Windows;

/// <summary>Computes the aggregates of a window's values, each measured on its own.</summary>
internal sealed class Aggregations(StreamMetrics metrics, PipelineTally tally)
{
    public double Count(ReadOnlySpan<double> values) => Measure("count", values, static values => values.Length);

    public double Sum(ReadOnlySpan<double> values) => Measure("sum", values, Total);

    public double Min(ReadOnlySpan<double> values) => Measure("min", values, Smallest);

    public double Max(ReadOnlySpan<double> values) => Measure("max", values, Largest);

    public double Mean(ReadOnlySpan<double> values) => Measure("mean", values, Average);

    /// <summary>The standard deviation of the window as a whole, not of a sample.</summary>
    public double Deviation(ReadOnlySpan<double> values) => Measure("stddev", values, static values =>
    {
        double mean = Average(values);
        double squares = 0;
        foreach (double value in values)
            squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / values.Length);
    });

    private static double Total(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum;
    }

    private static double Average(ReadOnlySpan<double> values) => Total(values) / values.Length;

    private static double Smallest(ReadOnlySpan<double> values)
    {
        double smallest = double.PositiveInfinity;
        foreach (double value in values)
            smallest = Math.Min(smallest, value);
        return smallest;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in values)
            largest = Math.Max(largest, value);
        return largest;
    }

    private double Measure(string name, ReadOnlySpan<double> values, Func<ReadOnlySpan<double>, double> compute)
    {
        long start = Stopwatch.GetTimestamp();
        double result = compute(values);
        tally.Aggregations.Add(name);
        metrics.Aggregated(name, Stopwatch.GetElapsedTime(start));
        return result;
    }
}
