using System.Diagnostics;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Explanations.Embeddings;
using Samples.StreamingAnalytics.Explanations.Knowledge;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Explanations.Searching;

/// <summary>Searches the knowledge base.</summary>
internal sealed class Searcher(KnowledgeBase knowledge, EmbeddingCache embeddings, Reranker reranker, SearchMetrics metrics, ExplanationTally tally)
{
    private const int MaxResults = 3;
    private const int SimpleWords = 3;
    private const int ModerateWords = 10;

    /// <summary>Finds the chunks that answer a query best.</summary>
    /// <param name="request">The query.</param>
    /// <returns>At most three, best first.</returns>
    public IReadOnlyList<SearchResult> Search(SearchRequest request)
    {
        long start = Stopwatch.GetTimestamp();
        KnowledgeSnapshot snapshot = knowledge.Current;
        HashSet<string> words = [.. Words.Of(request.Query)];
        float[] query = embeddings.Get(request.Query);
        IReadOnlyList<Chunk> candidates = request.Strategy switch
        {
            SearchStrategy.Vector => Retrieval.ByVector(snapshot, query),
            SearchStrategy.Keyword => Retrieval.ByKeyword(snapshot, words),
            _ => Retrieval.ByBoth(snapshot, query, words),
        };
        Measure(request, words.Count, Stopwatch.GetElapsedTime(start));
        IReadOnlyList<SearchResult> results = reranker.Rerank(snapshot, candidates, words, query, request.QueryType);
        metrics.Relevance(NameOf(request.Strategy), results.Count == 0 ? 0 : results[0].Score);
        return [.. results.Take(MaxResults)];
    }

    private static string NameOf(SearchStrategy strategy) => strategy switch
    {
        SearchStrategy.Vector => "vector",
        SearchStrategy.Keyword => "keyword",
        _ => "hybrid",
    };

    private static string ComplexityOf(int words) => words switch
    {
        <= SimpleWords => "simple",
        <= ModerateWords => "moderate",
        _ => "complex",
    };

    private void Measure(SearchRequest request, int words, TimeSpan duration)
    {
        string strategy = NameOf(request.Strategy);
        string complexity = ComplexityOf(words);
        tally.Searches.Add((strategy, request.UserType));
        tally.Retrievals.Add((strategy, complexity));
        metrics.SearchPerformed(strategy, complexity, duration, request.UserType);
    }
}
