using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>The variance or deviation of a group's numbers.</summary>
internal sealed class VarianceAccumulator(int steps, bool isDeviation, AggregateExpression expression, QueryContext context) : IGroupAccumulator
{
    private readonly CompensatedVariance[] _variances = new CompensatedVariance[steps];

    public void Add(StepValues series, string metricName)
    {
        if (series.HasHistograms)
            AggregationAnnotations.InformIgnored(series, expression, context.Annotations);
        for (int step = 0; step < _variances.Length; step++)
        {
            if (!StepValues.IsAbsent(series.Numbers[step]))
                _variances[step].Add(series.Numbers[step]);
        }
    }

    public void WriteTo(StepValues values)
    {
        for (int step = 0; step < _variances.Length; step++)
        {
            if (_variances[step].Count > 0)
                values.Numbers[step] = isDeviation ? Math.Sqrt(_variances[step].Value) : _variances[step].Value;
        }
    }
}
