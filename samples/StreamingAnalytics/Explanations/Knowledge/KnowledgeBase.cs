namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>The documents that explanations draw on; a bounded number. Readers see one snapshot or the next, and never wait.</summary>
internal sealed class KnowledgeBase
{
    private const int MaxDocuments = 200;
    private const int MaxChunks = 4000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, IReadOnlyList<Chunk>> _documents = new(StringComparer.Ordinal);
    private KnowledgeSnapshot _current = new([]);

    public KnowledgeSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Adds a document, in place of one of the same name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="chunks">Its chunks.</param>
    /// <exception cref="DocumentFormatException">There is no room for it.</exception>
    public void Put(string name, IReadOnlyList<Chunk> chunks)
    {
        lock (_lock)
        {
            int known = _documents.TryGetValue(name, out IReadOnlyList<Chunk>? old) ? old.Count : 0;
            if (old is null && _documents.Count == MaxDocuments)
                throw new DocumentFormatException($"There are {MaxDocuments} documents already, which is the limit.");
            if (_current.Chunks.Count - known + chunks.Count > MaxChunks)
                throw new DocumentFormatException($"With its {chunks.Count} chunks there would be more than {MaxChunks}, which is the limit.");
            _documents[name] = chunks;
            Volatile.Write(ref _current, new KnowledgeSnapshot([.. _documents.Values.SelectMany(all => all)]));
        }
    }
}
