using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class PoolDefinitions
{
    internal static readonly CatalogueDefinition Size = new(
        nameof(PoolMetrics), Retrieval, InstrumentKind.Gauge, "rag_database_connection_pool_size", "{connection}",
        "Database connection pool size: the connections that are taken.",
        "pool_name");

    internal static readonly CatalogueDefinition Max = new(
        nameof(PoolMetrics), Retrieval, InstrumentKind.Gauge, "rag_database_connection_pool_max", "{connection}",
        "Connections that the pool may have at most.",
        "pool_name");

    internal static readonly CatalogueDefinition JobsQueued = new(
        nameof(PoolMetrics), Retrieval, InstrumentKind.Gauge, "rag_background_jobs_queued", "{job}",
        "Number of queued background jobs.",
        "job_type");

    internal static CatalogueDefinition[] All => [Size, Max, JobsQueued];
}
