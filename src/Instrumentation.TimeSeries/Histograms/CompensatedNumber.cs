namespace Instrumentation.Histograms;

// A sum that keeps what rounding would lose (Neumaier's form of Kahan's summation).
internal struct CompensatedNumber(double sum)
{
    public double Sum { get; private set; } = sum;

    public double Compensation { get; private set; }

    public readonly double Value => Sum + Compensation;

    public void Add(double value)
    {
        double total = Sum + value;
        if (double.IsInfinity(total))
            Compensation = 0;
        else if (Math.Abs(Sum) >= Math.Abs(value))
            Compensation += Sum - total + value;
        else
            Compensation += value - total + Sum;
        Sum = total;
    }

    public void Add(CompensatedNumber other)
    {
        Add(other.Sum);
        Compensation += other.Compensation;
    }

    public void Multiply(double factor)
    {
        Sum *= factor;
        Compensation *= factor;
    }

    public void Divide(double divisor)
    {
        Sum /= divisor;
        Compensation /= divisor;
    }
}
