namespace Instrumentation.Functions;

/// <summary>A sum that keeps what addition rounds away, by Neumaier's variant of Kahan's summation.</summary>
/// <param name="Sum">The sum as rounded.</param>
/// <param name="Compensation">What was rounded away.</param>
internal readonly record struct CompensatedSum(double Sum, double Compensation)
{
    public double Total => double.IsInfinity(Sum) ? Sum : Sum + Compensation;

    public static CompensatedSum operator +(CompensatedSum sum, double value) => sum.Add(value);

    public CompensatedSum Add(double value)
    {
        double total = Sum + value;
        if (double.IsInfinity(total))
            return new CompensatedSum(total, 0);
        double lost = Math.Abs(Sum) >= Math.Abs(value) ? (Sum - total) + value : (value - total) + Sum;
        return new CompensatedSum(total, Compensation + lost);
    }

    public CompensatedSum Scale(double factor) => new(Sum * factor, Compensation * factor);
}
