using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class DocumentDefinitions
{
    internal static readonly CatalogueDefinition Processed = new(
        nameof(DocumentMetrics), Retrieval, InstrumentKind.Counter, "rag_documents_processed_total", "{document}",
        "Total documents processed.",
        "file_type", "status", "processing_strategy");

    internal static readonly CatalogueDefinition Chunks = new(
        nameof(DocumentMetrics), Retrieval, InstrumentKind.Histogram, "rag_document_chunks_created", "{chunk}",
        "Chunks that a successfully processed document was cut into.")
    {
        Boundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    };

    internal static CatalogueDefinition[] All => [Processed, Chunks];
}
