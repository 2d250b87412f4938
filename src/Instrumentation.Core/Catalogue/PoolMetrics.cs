namespace Instrumentation.Catalogue;

/// <summary>Records how full pools and queues are: <c>rag_database_connection_pool_size</c>, its maximum, and <c>rag_background_jobs_queued</c>.</summary>
/// <remarks>Never blocks or throws while recording; safe from any thread.</remarks>
public sealed class PoolMetrics
{
    private readonly Gauge _size;
    private readonly Gauge _max;
    private readonly Gauge _jobsQueued;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <param name="prefix">What the names begin with; empty for nothing.</param>
    /// <exception cref="ArgumentException">The prefix has other characters than letters, digits and underscores.</exception>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public PoolMetrics(IStreamingMetrics metrics, string prefix = CatalogueConstants.Prefix)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        CatalogueConstants.CheckPrefix(prefix);
        _size = PoolDefinitions.Size.WithPrefix(prefix).CreateGauge(metrics);
        _max = PoolDefinitions.Max.WithPrefix(prefix).CreateGauge(metrics);
        _jobsQueued = PoolDefinitions.JobsQueued.WithPrefix(prefix).CreateGauge(metrics);
    }

    /// <summary>Sets how many connections of a pool are taken and how many it may have.</summary>
    /// <param name="pool">The pool's name.</param>
    /// <param name="taken">The connections that are taken.</param>
    /// <param name="max">The connections that it may have at most.</param>
    public void ConnectionPool(string pool, int taken, int max)
    {
        _size.Set(taken, ("pool_name", pool));
        _max.Set(max, ("pool_name", pool));
    }

    /// <summary>Sets how many jobs wait.</summary>
    /// <param name="jobType">The kind of job.</param>
    /// <param name="jobs">How many.</param>
    public void JobsQueued(string jobType, long jobs) => _jobsQueued.Set(jobs, ("job_type", jobType));
}
