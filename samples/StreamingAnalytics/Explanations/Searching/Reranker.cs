using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Explanations.Embeddings;
using Samples.StreamingAnalytics.Explanations.Knowledge;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Explanations.Searching;

/// <summary>The second look at few candidates: how much of the query a chunk covers, and how alike the two are.</summary>
internal sealed class Reranker(SearchMetrics metrics, ExplanationTally tally)
{
    public const string Name = "coverage";

    public IReadOnlyList<SearchResult> Rerank(
        KnowledgeSnapshot knowledge, IReadOnlyList<Chunk> candidates, IReadOnlyCollection<string> words, float[] query, string queryType)
    {
        double all = words.Sum(knowledge.WeightOf);
        var results = new List<SearchResult>(candidates.Count);
        foreach (Chunk chunk in candidates)
        {
            double covered = all == 0 ? 0 : words.Where(word => chunk.CountOf(word) > 0).Sum(knowledge.WeightOf) / all;
            double score = Math.Clamp((covered + HashedWords.Cosine(query, chunk.Vector)) / 2, 0, 1);
            results.Add(new SearchResult(chunk, score));
            tally.Reranked.Add(queryType);
            metrics.Reranked(Name, queryType, score);
        }

        return [.. results.OrderByDescending(result => result.Score)];
    }
}
