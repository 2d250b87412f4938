using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Keeps the smallest or largest number; NaN only where there is nothing else.</summary>
internal sealed class ExtremeAccumulator : IGroupAccumulator
{
    private readonly double[] _best;
    private readonly bool _isMax;
    private readonly AggregateExpression _expression;
    private readonly QueryContext _context;

    public ExtremeAccumulator(int steps, bool isMax, AggregateExpression expression, QueryContext context)
    {
        _best = new double[steps];
        Array.Fill(_best, StepValues.Absent);
        _isMax = isMax;
        _expression = expression;
        _context = context;
    }

    public void Add(StepValues series, string metricName)
    {
        if (series.HasHistograms)
            AggregationAnnotations.InformIgnored(series, _expression, _context.Annotations);
        double[] numbers = series.Numbers;
        for (int step = 0; step < _best.Length; step++)
        {
            double number = numbers[step];
            double best = _best[step];

            // What is absent is a NaN too, so that any number takes its place.
            if (!StepValues.IsAbsent(number) && (double.IsNaN(best) || (_isMax ? number > best : number < best)))
                _best[step] = number;
        }
    }

    public void WriteTo(StepValues values) => _best.CopyTo(values.Numbers, 0);
}
