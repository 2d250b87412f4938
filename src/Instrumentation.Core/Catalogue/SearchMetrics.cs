namespace Instrumentation.Catalogue;

/// <summary>Records searches: <c>rag_search_queries_total</c>, retrieval, relevance and reranking.</summary>
/// <remarks>Never blocks or throws while recording; safe from any thread.</remarks>
public sealed class SearchMetrics
{
    private readonly Counter _queries;
    private readonly Gauge _relevance;
    private readonly Histogram _retrievalLatency;
    private readonly Histogram _rerankingScores;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <param name="prefix">What the names begin with; empty for nothing.</param>
    /// <exception cref="ArgumentException">The prefix has other characters than letters, digits and underscores.</exception>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public SearchMetrics(IStreamingMetrics metrics, string prefix = CatalogueConstants.Prefix)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        CatalogueConstants.CheckPrefix(prefix);
        _queries = SearchDefinitions.Queries.WithPrefix(prefix).CreateCounter(metrics);
        _relevance = SearchDefinitions.Relevance.WithPrefix(prefix).CreateGauge(metrics);
        _retrievalLatency = SearchDefinitions.RetrievalLatency.WithPrefix(prefix).CreateHistogram(metrics);
        _rerankingScores = SearchDefinitions.RerankingScores.WithPrefix(prefix).CreateHistogram(metrics);
    }

    /// <summary>Counts a search and records how long its retrieval took.</summary>
    /// <param name="strategy">How was searched.</param>
    /// <param name="queryComplexity">A class of queries, such as <c>simple</c>.</param>
    /// <param name="duration">The time that the retrieval took.</param>
    /// <param name="userType">Who asked, such as <c>api</c>, <c>dashboard</c> or <c>internal</c>.</param>
    public void SearchPerformed(string strategy, string queryComplexity, TimeSpan duration, string userType = "api")
    {
        _queries.Add(1L, ("strategy", strategy), ("user_type", userType));
        _retrievalLatency.Record(duration.TotalSeconds, ("strategy", strategy), ("query_complexity", queryComplexity));
    }

    /// <summary>Sets how relevant the results of the last search were.</summary>
    /// <param name="strategy">How was searched.</param>
    /// <param name="score">The relevance, 0 to 1.</param>
    public void Relevance(string strategy, double score) => _relevance.Set(score, ("strategy", strategy));

    /// <summary>Records the score that a reranking model gave to a result.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="queryType">A class of queries.</param>
    /// <param name="score">The score, 0 to 1.</param>
    public void Reranked(string model, string queryType, double score) => _rerankingScores.Record(score, ("model", model), ("query_type", queryType));
}
