namespace Instrumentation.Functions;

/// <summary>Functions whose treatment of NaN, infinity and remainders is part of the query language.</summary>
internal static class GoMath
{
    // Above it the other exponential term is less than the last digit.
    private const double ExponentialAlone = 21;

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

    /// <summary>The hyperbolic sine, infinite from where the exponential function is, as in Go.</summary>
    public static double Sinh(double value) => Math.Abs(value) > ExponentialAlone ? Math.CopySign(Math.Exp(Math.Abs(value)) / 2, value) : Math.Sinh(value);

    /// <summary>The hyperbolic cosine, infinite from where the exponential function is, as in Go.</summary>
    public static double Cosh(double value) => Math.Abs(value) > ExponentialAlone ? Math.Exp(Math.Abs(value)) / 2 : Math.Cosh(value);
}
