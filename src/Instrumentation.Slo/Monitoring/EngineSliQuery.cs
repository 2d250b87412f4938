using Instrumentation.Evaluation;
using Instrumentation.Reading;

namespace Instrumentation;

/// <summary>Answers the queries of indicators from a series source in the process.</summary>
/// <param name="engine">Evaluates.</param>
/// <param name="source">What is queried.</param>
public sealed class EngineSliQuery(PromqlEngine engine, ISeriesSource source) : ISliQuery
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SliSample>> QueryAsync(string expression, DateTimeOffset time, CancellationToken cancellationToken)
    {
        QueryResult result = await engine.QueryAsync(source, expression, time, cancellationToken);
        return [.. result.Series.Where(series => series.Count > 0).Select(series => new SliSample(series.Labels, series.Values[0]))];
    }
}
