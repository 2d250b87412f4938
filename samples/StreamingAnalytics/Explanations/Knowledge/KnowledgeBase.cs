using System.Collections.Frozen;

namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>The documents that explanations draw on; a bounded number. Readers see one snapshot or the next, and never wait.</summary>
internal sealed class KnowledgeBase
{
    public const int MaxDocuments = 200;
    public const int MaxChunks = 1000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, IReadOnlyList<Chunk>> _documents = new(StringComparer.Ordinal);
    private FrozenSet<string> _kept = [];
    private KnowledgeSnapshot _current = new([]);

    public KnowledgeSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Keeps the documents that are there now: none of them can be replaced or removed any more.</summary>
    public void KeepAll()
    {
        lock (_lock)
            _kept = _documents.Keys.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Looks whether a document could be added, before anything is computed for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="chunks">How many chunks it has.</param>
    /// <exception cref="DocumentFormatException">There is no room for it, or it would replace one that is kept.</exception>
    public void Check(string name, int chunks)
    {
        lock (_lock)
        {
            if (_kept.Contains(name))
                throw new DocumentFormatException($"'{name}' comes with the program and cannot be replaced.");
            int known = _documents.TryGetValue(name, out IReadOnlyList<Chunk>? old) ? old.Count : 0;
            if (old is null && _documents.Count == MaxDocuments)
                throw new DocumentFormatException($"There are {MaxDocuments} documents already, which is the limit.");
            if (_current.Chunks.Count - known + chunks > MaxChunks)
                throw new DocumentFormatException($"With its {chunks} chunks there would be more than {MaxChunks}, which is the limit.");
        }
    }

    /// <summary>Adds a document, in place of one of the same name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="chunks">Its chunks.</param>
    /// <exception cref="DocumentFormatException">There is no room for it, or it would replace one that is kept.</exception>
    public void Put(string name, IReadOnlyList<Chunk> chunks)
    {
        lock (_lock)
        {
            Check(name, chunks.Count);
            _documents[name] = chunks;
            Publish();
        }
    }

    /// <summary>Removes a document.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>False where there is none of that name, or it is kept.</returns>
    public bool TryRemove(string name)
    {
        lock (_lock)
        {
            if (_kept.Contains(name) || !_documents.Remove(name))
                return false;
            Publish();
            return true;
        }
    }

    private void Publish() => Volatile.Write(ref _current, new KnowledgeSnapshot([.. _documents.Values.SelectMany(all => all)]));
}
