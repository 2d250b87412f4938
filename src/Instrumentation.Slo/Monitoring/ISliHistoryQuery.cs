namespace Instrumentation;

/// <summary>Answers a query at each step of a time, for simulations of what was.</summary>
public interface ISliHistoryQuery
{
    /// <summary>Evaluates an expression at each step.</summary>
    /// <param name="expression">PromQL.</param>
    /// <param name="from">The first step.</param>
    /// <param name="to">The last step at the latest.</param>
    /// <param name="step">The distance of steps.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The samples of each step that has any, in order of time.</returns>
    ValueTask<IReadOnlyList<(DateTimeOffset Time, IReadOnlyList<SliSample> Samples)>> QueryRangeAsync(
        string expression, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken);
}
