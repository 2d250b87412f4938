namespace Instrumentation.Functions;

/// <summary>The variance of a population by Welford's method with compensated sums.</summary>
internal struct CompensatedVariance
{
    private double _count;
    private CompensatedSum _mean;
    private CompensatedSum _squares;

    public readonly double Count => _count;

    /// <summary>The variance; NaN before the first value.</summary>
    public readonly double Value => (_squares.Sum + _squares.Compensation) / _count;

    public void Add(double value)
    {
        _count++;
        double delta = value - (_mean.Sum + _mean.Compensation);
        _mean += delta / _count;
        _squares += delta * (value - (_mean.Sum + _mean.Compensation));
    }
}
