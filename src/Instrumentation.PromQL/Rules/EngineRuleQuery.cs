using Instrumentation.Evaluation;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>Evaluates the expressions of rules by an engine over a series source.</summary>
/// <param name="engine">The engine.</param>
/// <param name="source">Where the series are.</param>
/// <remarks>Safe from any thread.</remarks>
public sealed class EngineRuleQuery(PromqlEngine engine, ISeriesSource source) : IRuleQuery
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EvaluatedSample>> QueryAsync(PromqlExpression expression, long timeUnixMs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (expression.Type is not (PromqlType.InstantVector or PromqlType.Scalar))
            throw new RuleEvaluationException("rule result is not a vector or scalar");
        QueryResult result = await engine.QueryAsync(source, expression, DateTimeOffset.FromUnixTimeMilliseconds(timeUnixMs), cancellationToken);
        var samples = new EvaluatedSample[result.Series.Count];
        for (int index = 0; index < samples.Length; index++)
        {
            ResultSeries series = result.Series[index];
            samples[index] = series.Histogram(0) is { } histogram
                ? new EvaluatedSample(series.Labels, 0, histogram)
                : new EvaluatedSample(series.Labels, series.Values[0]);
        }

        return samples;
    }
}
