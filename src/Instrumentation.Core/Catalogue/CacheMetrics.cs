namespace Instrumentation.Catalogue;

/// <summary>Records the hits and misses of caches: <c>rag_cache_hits_total</c> and <c>rag_cache_misses_total</c>.</summary>
/// <remarks>Never blocks or throws while recording; safe from any thread.</remarks>
public sealed class CacheMetrics
{
    private readonly Counter _hits;
    private readonly Counter _misses;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <param name="prefix">What the names begin with; empty for nothing.</param>
    /// <exception cref="ArgumentException">The prefix has other characters than letters, digits and underscores.</exception>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public CacheMetrics(IStreamingMetrics metrics, string prefix = CatalogueConstants.Prefix)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        CatalogueConstants.CheckPrefix(prefix);
        _hits = CacheDefinitions.Hits.WithPrefix(prefix).CreateCounter(metrics);
        _misses = CacheDefinitions.Misses.WithPrefix(prefix).CreateCounter(metrics);
    }

    /// <summary>Counts a hit.</summary>
    /// <param name="cacheType">The cache, such as <c>embedding</c>.</param>
    /// <param name="operation">What was asked of it, such as <c>get</c>.</param>
    public void Hit(string cacheType, string operation) => Count(1, 0, cacheType, operation);

    /// <summary>Counts a miss.</summary>
    /// <param name="cacheType">The cache, such as <c>embedding</c>.</param>
    /// <param name="operation">What was asked of it, such as <c>get</c>.</param>
    public void Miss(string cacheType, string operation) => Count(0, 1, cacheType, operation);

    // Both series are there from the first look-up on: the hit rate of a cache that only ever misses is 0, not unknown.
    private void Count(long hits, long misses, string cacheType, string operation)
    {
        _hits.Add(hits, ("cache_type", cacheType), ("operation", operation));
        _misses.Add(misses, ("cache_type", cacheType), ("operation", operation));
    }
}
