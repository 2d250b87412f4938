namespace Instrumentation;

/// <summary>Answers the queries of indicators; plug in another where neither the embedded store nor a Prometheus-compatible server is what is wanted.</summary>
public interface ISliQuery
{
    /// <summary>Evaluates an expression at one time.</summary>
    /// <param name="expression">PromQL that gives an instant vector or a scalar.</param>
    /// <param name="time">The time.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <returns>The samples: their labels and values. An exception counts as a failed collection.</returns>
    ValueTask<IReadOnlyList<SliSample>> QueryAsync(string expression, DateTimeOffset time, CancellationToken cancellationToken);
}
