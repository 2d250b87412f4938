namespace Instrumentation.Catalogue;

/// <summary>Records the processing of documents: <c>rag_documents_processed_total</c> and what belongs to it.</summary>
/// <remarks>Never blocks or throws while recording; safe from any thread.</remarks>
public sealed class DocumentMetrics
{
    private readonly Counter _processed;
    private readonly Histogram _chunks;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <param name="prefix">What the names begin with; empty for nothing.</param>
    /// <exception cref="ArgumentException">The prefix has other characters than letters, digits and underscores.</exception>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public DocumentMetrics(IStreamingMetrics metrics, string prefix = CatalogueConstants.Prefix)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        CatalogueConstants.CheckPrefix(prefix);
        _processed = DocumentDefinitions.Processed.WithPrefix(prefix).CreateCounter(metrics);
        _chunks = DocumentDefinitions.Chunks.WithPrefix(prefix).CreateHistogram(metrics);
    }

    /// <summary>Counts a document that was processed, with status <c>success</c>, and records its chunks.</summary>
    /// <param name="fileType">The document's type, such as <c>pdf</c>.</param>
    /// <param name="chunks">The chunks that it was cut into.</param>
    /// <param name="strategy">How it was processed.</param>
    public void DocumentProcessed(string fileType, int chunks, string strategy = "standard")
    {
        _processed.Add(1L, ("file_type", fileType), ("status", "success"), ("processing_strategy", strategy));
        _processed.Add(0L, ("file_type", fileType), ("status", "error"), ("processing_strategy", strategy));
        _chunks.Record(chunks);
    }

    /// <summary>Counts a document that could not be processed, with status <c>error</c>.</summary>
    /// <param name="fileType">The document's type, such as <c>pdf</c>.</param>
    /// <param name="strategy">How it was to be processed.</param>
    public void DocumentFailed(string fileType, string strategy = "standard")
        => _processed.Add(1L, ("file_type", fileType), ("status", "error"), ("processing_strategy", strategy));
}
