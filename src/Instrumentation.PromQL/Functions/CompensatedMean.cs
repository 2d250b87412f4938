namespace Instrumentation.Functions;

/// <summary>A mean by a compensated sum, or where that overflows by steps from mean to mean.</summary>
internal struct CompensatedMean
{
    private CompensatedSum _sum;
    private double _count;
    private bool _isMean;

    public readonly double Count => _count;

    /// <summary>The mean; NaN before the first value.</summary>
    public readonly double Value => _isMean ? _sum.Sum + _sum.Compensation : (_sum.Sum / _count) + (_sum.Compensation / _count);

    public void Add(double value)
    {
        _count++;
        if (_count == 1)
        {
            _sum = new CompensatedSum(value, 0);
            return;
        }

        if (!_isMean)
        {
            CompensatedSum next = _sum.Add(value);
            if (!double.IsInfinity(next.Sum))
            {
                _sum = next;
                return;
            }

            _isMean = true;
            _sum = new CompensatedSum(_sum.Sum / (_count - 1), _sum.Compensation / (_count - 1));
        }

        _sum = _sum.Scale((_count - 1) / _count).Add(value / _count);
    }
}
