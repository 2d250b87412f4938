using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class SearchDefinitions
{
    internal static readonly CatalogueDefinition Queries = new(
        nameof(SearchMetrics), Retrieval, InstrumentKind.Counter, "rag_search_queries_total", "{query}",
        "Total search queries.",
        "strategy", "user_type");

    internal static readonly CatalogueDefinition Relevance = new(
        nameof(SearchMetrics), Retrieval, InstrumentKind.Gauge, "rag_search_relevance_score", "{score}",
        "Relevance of the last search's results, 0 to 1.",
        "strategy");

    internal static readonly CatalogueDefinition RetrievalLatency = new(
        nameof(SearchMetrics), Retrieval, InstrumentKind.Histogram, "rag_retrieval_latency_seconds", "s",
        "Retrieval latency by strategy.",
        "strategy", "query_complexity")
    {
        Boundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    };

    internal static readonly CatalogueDefinition RerankingScores = new(
        nameof(SearchMetrics), Retrieval, InstrumentKind.Histogram, "rag_reranking_scores", "{score}",
        "Distribution of reranking scores.",
        "model", "query_type")
    {
        Boundaries = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
    };

    internal static CatalogueDefinition[] All => [Queries, Relevance, RetrievalLatency, RerankingScores];
}
