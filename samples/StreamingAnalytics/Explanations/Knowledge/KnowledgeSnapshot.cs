namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>All chunks at one moment, and how rare their words are.</summary>
internal sealed class KnowledgeSnapshot
{
    private readonly Dictionary<string, int> _chunksWithWord;

    public KnowledgeSnapshot(IReadOnlyList<Chunk> chunks)
    {
        Chunks = chunks;
        MeanLength = chunks.Count == 0 ? 0 : chunks.Average(chunk => chunk.Length);
        _chunksWithWord = chunks
            .SelectMany(chunk => chunk.DistinctWords)
            .CountBy(word => word, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<Chunk> Chunks { get; }

    public double MeanLength { get; }

    /// <summary>The chunk that stands behind another one in the same document, if there is one.</summary>
    public Chunk? After(Chunk chunk)
    {
        Chunk? next = Chunks.SkipWhile(other => !ReferenceEquals(other, chunk)).Skip(1).FirstOrDefault();
        return next?.Document == chunk.Document ? next : null;
    }

    /// <summary>How much a word says: the logarithm of how many chunks there are to one with the word, as BM25 has it.</summary>
    /// <returns>Above 0; less for a word that is everywhere.</returns>
    public double WeightOf(string word)
    {
        int with = _chunksWithWord.GetValueOrDefault(word);
        return Math.Log(1 + ((Chunks.Count - with + 0.5) / (with + 0.5)));
    }
}
