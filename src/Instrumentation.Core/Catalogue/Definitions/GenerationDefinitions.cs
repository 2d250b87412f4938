using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class GenerationDefinitions
{
    internal static readonly CatalogueDefinition Latency = new(
        nameof(GenerationMetrics), Retrieval, InstrumentKind.Histogram, "rag_generation_latency_seconds", "s",
        "LLM generation latency.",
        "model", "prompt_size_category")
    {
        Boundaries = CatalogueConstants.SecondsBoundaries,
    };

    internal static readonly CatalogueDefinition EmbeddingDuration = new(
        nameof(GenerationMetrics), Retrieval, InstrumentKind.Summary, "rag_embedding_generation_duration_seconds", "s",
        "Time to generate embeddings.",
        "model", "batch_size_category");

    internal static CatalogueDefinition[] All => [Latency, EmbeddingDuration];
}
