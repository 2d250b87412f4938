using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class CacheDefinitions
{
    internal static readonly CatalogueDefinition Hits = new(
        nameof(CacheMetrics), Retrieval, InstrumentKind.Counter, "rag_cache_hits_total", "{hit}",
        "Cache hits.",
        "cache_type", "operation");

    internal static readonly CatalogueDefinition Misses = new(
        nameof(CacheMetrics), Retrieval, InstrumentKind.Counter, "rag_cache_misses_total", "{miss}",
        "Cache misses.",
        "cache_type", "operation");

    internal static CatalogueDefinition[] All => [Hits, Misses];
}
