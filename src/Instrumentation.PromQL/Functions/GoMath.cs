namespace Instrumentation.Functions;

/// <summary>Functions whose treatment of NaN, infinity and remainders is part of the query language.</summary>
internal static class GoMath
{
    // NaN wins but for the infinity that no other value can pass.
    public static double Max(double left, double right) => double.IsPositiveInfinity(left) || double.IsPositiveInfinity(right) ? double.PositiveInfinity : Math.Max(left, right);

    public static double Min(double left, double right) => double.IsNegativeInfinity(left) || double.IsNegativeInfinity(right) ? double.NegativeInfinity : Math.Min(left, right);

    public static double Power(double left, double right)
    {
        // .NET gives NaN for -1 to an infinite power.
        if (left == -1 && double.IsInfinity(right))
            return 1;
        return Math.Pow(left, right);
    }
}
