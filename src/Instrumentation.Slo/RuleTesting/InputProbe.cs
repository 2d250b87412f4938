using Instrumentation.Rules;
using Instrumentation.RuleTests;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTesting;

/// <summary>Evaluates expressions over series of given levels, as a rule test does.</summary>
/// <param name="samples">The interval of samples.</param>
/// <param name="evaluation">The evaluation interval, which is the step of subqueries that name none.</param>
internal sealed class InputProbe(TimeSpan samples, TimeSpan evaluation) : IDisposable
{
    private readonly PromqlEngine _engine = new();

    public void Dispose() => _engine.Dispose();

    /// <summary>Evaluates an expression at the end of stretches of time.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="series">The series.</param>
    /// <param name="stretches">How long, and which part of the events fails.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <returns>The samples.</returns>
    public async ValueTask<IReadOnlyList<EvaluatedSample>> QueryAsync(
        PromqlExpression expression, IReadOnlyList<InputSeries> series, IReadOnlyList<InputStretch> stretches, CancellationToken cancellationToken)
    {
        var storage = new RuleTestStorage();
        foreach (InputSeries one in series)
        {
            long time = 0;
            foreach (double value in InputNotation.Samples(one, stretches, samples))
            {
                storage.Append(one.Labels, time, value);
                time += (long)samples.TotalMilliseconds;
            }
        }

        var query = new RuleTestQuery(new EngineRuleQuery(_engine, storage), evaluation);
        long end = (long)stretches.Sum(stretch => stretch.Samples) * (long)samples.TotalMilliseconds;
        return await query.QueryAsync(expression, end, cancellationToken);
    }
}
