using Samples.StreamingAnalytics.Explanations.Embeddings;
using Samples.StreamingAnalytics.Explanations.Knowledge;

namespace Samples.StreamingAnalytics.Explanations.Searching;

/// <summary>The first look: candidates, best first.</summary>
internal static class Retrieval
{
    private const int MaxCandidates = 8;

    // The usual constants of BM25.
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;

    // The usual constant of reciprocal rank fusion; keeps a first place from deciding alone.
    private const double RankOffset = 60;

    public static IReadOnlyList<Chunk> ByVector(KnowledgeSnapshot knowledge, float[] query) =>
        Best(knowledge.Chunks.Select(chunk => (chunk, HashedWords.Cosine(query, chunk.Vector))));

    public static IReadOnlyList<Chunk> ByKeyword(KnowledgeSnapshot knowledge, IReadOnlyCollection<string> words) =>
        Best(knowledge.Chunks.Select(chunk => (chunk, words.Sum(word => KeywordScore(knowledge, chunk, word)))));

    public static IReadOnlyList<Chunk> ByBoth(KnowledgeSnapshot knowledge, float[] query, IReadOnlyCollection<string> words)
    {
        var scores = new Dictionary<Chunk, double>();
        foreach (IReadOnlyList<Chunk> found in (IReadOnlyList<Chunk>[])[ByVector(knowledge, query), ByKeyword(knowledge, words)])
        {
            for (int rank = 0; rank < found.Count; rank++)
                scores[found[rank]] = scores.GetValueOrDefault(found[rank]) + (1 / (RankOffset + rank));
        }

        return Best(scores.Select(entry => (entry.Key, entry.Value)));
    }

    private static double KeywordScore(KnowledgeSnapshot knowledge, Chunk chunk, string word)
    {
        int count = chunk.CountOf(word);
        if (count == 0)
            return 0;
        double damping = Saturation * (1 - LengthWeight + (LengthWeight * chunk.Length / knowledge.MeanLength));
        return knowledge.WeightOf(word) * count * (Saturation + 1) / (count + damping);
    }

    private static IReadOnlyList<Chunk> Best(IEnumerable<(Chunk Chunk, double Score)> scored) =>
    [
        .. scored
            .Where(candidate => candidate.Score > 0)
            .OrderByDescending(candidate => candidate.Score)
            .Take(MaxCandidates)
            .Select(candidate => candidate.Chunk),
    ];
}
