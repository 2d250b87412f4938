using Instrumentation.Evaluation;
using Instrumentation.Monitoring;
using Instrumentation.Reading;

namespace Instrumentation;

/// <summary>Answers the queries of indicators from a series source in the process.</summary>
/// <param name="engine">Evaluates.</param>
/// <param name="source">What is queried.</param>
public sealed class EngineSliQuery(PromqlEngine engine, ISeriesSource source) : ISliQuery, ISliHistoryQuery
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SliSample>> QueryAsync(string expression, DateTimeOffset time, CancellationToken cancellationToken)
    {
        QueryResult result = await engine.QueryAsync(source, expression, time, cancellationToken);
        return [.. result.Series.Where(series => series.Count > 0).Select(series => new SliSample(series.Labels, series.Values[0]))];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<(DateTimeOffset Time, IReadOnlyList<SliSample> Samples)>> QueryRangeAsync(
        string expression, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken)
    {
        QueryResult result = await engine.QueryRangeAsync(source, expression, from, to, step, cancellationToken);
        var steps = new SliSteps();
        foreach (ResultSeries series in result.Series)
        {
            for (int place = 0; place < series.Count; place++)
                steps.Add(series.Timestamps[place], new SliSample(series.Labels, series.Values[place]));
        }

        return steps.ToList();
    }
}
