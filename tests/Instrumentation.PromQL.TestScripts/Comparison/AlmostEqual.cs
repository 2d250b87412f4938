using Instrumentation.Reading;

namespace Instrumentation.TestScripts.Comparison;

/// <summary>Compares numbers as Prometheus' test scripts do.</summary>
public static class AlmostEqual
{
    private const double Tolerance = 1e-6;

    // The smallest double with full precision, 2^-1022.
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>Tells whether two numbers differ by less than a millionth of their sum, or are both NaN, both the stale marker or the same infinity.</summary>
    public static bool Numbers(double left, double right)
    {
        if (StaleMarker.Is(left) || StaleMarker.Is(right))
            return StaleMarker.Is(left) && StaleMarker.Is(right);
        if (left == right || (double.IsNaN(left) && double.IsNaN(right)))
            return true;
        double sum = Math.Abs(left) + Math.Abs(right);
        double difference = Math.Abs(left - right);
        if (left == 0 || right == 0 || sum < SmallestNormal)
            return difference < Tolerance * SmallestNormal;
        return difference / Math.Min(sum, double.MaxValue) < Tolerance;
    }
}
