using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Adds series up, or takes their mean.</summary>
internal sealed class SumAccumulator : IGroupAccumulator
{
    private readonly double[] _sums;
    private readonly double[] _lost;
    private readonly bool _isMean;
    private readonly AggregateExpression _expression;
    private readonly QueryContext _context;
    private readonly int _steps;
    private readonly CompensatedMean[]? _means;
    private HistogramSums? _histograms;

    public SumAccumulator(int steps, bool isMean, AggregateExpression expression, QueryContext context)
    {
        _sums = new double[isMean ? 0 : steps];
        Array.Fill(_sums, StepValues.Absent);
        _lost = new double[_sums.Length];
        _means = isMean ? new CompensatedMean[steps] : null;
        _isMean = isMean;
        _steps = steps;
        _expression = expression;
        _context = context;
    }

    public void Add(StepValues series, string metricName)
    {
        if (series.HasHistograms)
            (_histograms ??= new HistogramSums(_steps, _isMean, _expression, _context)).Add(series, metricName);
        if (_isMean)
            AddToMeans(series.Numbers);
        else
            AddToSums(series.Numbers);
    }

    public void WriteTo(StepValues values)
    {
        for (int step = 0; step < values.Numbers.Length; step++)
        {
            if (_isMean && _means![step].Count > 0)
                values.Numbers[step] = _means[step].Value;
            else if (!_isMean && !StepValues.IsAbsent(_sums[step]))
                values.Numbers[step] = double.IsInfinity(_sums[step]) ? _sums[step] : _sums[step] + _lost[step];
        }

        _histograms?.WriteTo(values);
    }

    private void AddToSums(double[] numbers)
    {
        double[] sums = _sums;
        double[] lost = _lost;
        for (int step = 0; step < sums.Length; step++)
        {
            double value = numbers[step];
            if (StepValues.IsAbsent(value))
                continue;
            double sum = sums[step];
            if (StepValues.IsAbsent(sum))
            {
                sums[step] = value;
                continue;
            }

            double total = sum + value;
            sums[step] = total;
            if (double.IsInfinity(total))
                lost[step] = 0;
            else
                lost[step] += Math.Abs(sum) >= Math.Abs(value) ? (sum - total) + value : (value - total) + sum;
        }
    }

    private void AddToMeans(double[] numbers)
    {
        for (int step = 0; step < numbers.Length; step++)
        {
            if (!StepValues.IsAbsent(numbers[step]))
                _means![step].Add(numbers[step]);
        }
    }
}
