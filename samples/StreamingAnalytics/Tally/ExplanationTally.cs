namespace Samples.StreamingAnalytics.Tally;

/// <summary>What the explanations took.</summary>
internal sealed class ExplanationTally
{
    public Counts<(string FileType, string Status, string Strategy)> Documents { get; } = new();

    public Count Chunks { get; } = new();

    /// <summary>Batches of embeddings by size.</summary>
    public Counts<string> Embeddings { get; } = new();

    public Count CacheHits { get; } = new();

    public Count CacheMisses { get; } = new();

    public Counts<(string Strategy, string UserType)> Searches { get; } = new();

    public Counts<(string Strategy, string Complexity)> Retrievals { get; } = new();

    /// <summary>Chunks that were given a second score, by the kind of query.</summary>
    public Counts<string> Reranked { get; } = new();

    /// <summary>Texts by the size of what they were made from.</summary>
    public Counts<string> Generations { get; } = new();

    public Counts<string> Written { get; } = new();

    public Counts<string> Dropped { get; } = new();
}
