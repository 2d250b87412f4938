namespace Instrumentation.Catalogue;

/// <summary>Records requests: how many, how long, and how many at this moment.</summary>
/// <remarks>
/// An endpoint is a route template, never a path with its values, and a method is one of the known ones: both must come from a small set.
/// Allocates nothing for a combination that it has seen; never blocks or throws while recording; safe from any thread.
/// </remarks>
public sealed class RequestMetrics
{
    private readonly Counter? _requests;
    private readonly Histogram? _duration;
    private readonly Gauge? _active;
    private readonly Counter? _apiRequestCount;
    private readonly Histogram? _apiResponseTime;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <param name="options">The names; null for the defaults.</param>
    /// <exception cref="ArgumentException">The prefix has other characters than letters, digits and underscores.</exception>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public RequestMetrics(IStreamingMetrics metrics, RequestMetricsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        options ??= new RequestMetricsOptions();
        CatalogueConstants.CheckPrefix(options.Prefix);
        if (options.HttpNames)
        {
            _requests = RequestDefinitions.Requests.WithPrefix(options.Prefix).CreateCounter(metrics);
            _duration = RequestDefinitions.Duration.WithPrefix(options.Prefix).CreateHistogram(metrics);
            _active = RequestDefinitions.Active.WithPrefix(options.Prefix).CreateGauge(metrics);
        }

        if (!options.ApiNames)
            return;
        _apiRequestCount = RequestDefinitions.ApiRequestCount.CreateCounter(metrics);
        _apiResponseTime = RequestDefinitions.ApiResponseTime.CreateHistogram(metrics);
    }

    /// <summary>Counts a request as active.</summary>
    /// <param name="endpoint">The route template.</param>
    public void RequestStarted(string endpoint) => _active?.Add(1, ("endpoint", endpoint));

    /// <summary>Counts a request that is done, and no longer as active; call it once for each <see cref="RequestStarted"/>, with its endpoint.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="endpoint">The route template.</param>
    /// <param name="statusCode">The status of the response; 500 for a request that ended in an exception.</param>
    /// <param name="duration">The time from the request's start to its end; null where it says nothing of latency, as with a connection that was upgraded.</param>
    public void RequestCompleted(string method, string endpoint, int statusCode, TimeSpan? duration)
    {
        _active?.Add(-1, ("endpoint", endpoint));
        _requests?.Add(1L, ("method", method), ("endpoint", endpoint), ("status_code", statusCode));
        _apiRequestCount?.Add(1L, ("method", method), ("endpoint", endpoint), ("status_code", statusCode));
        if (duration is not { } elapsed)
            return;
        _duration?.Record(elapsed.TotalSeconds, ("method", method), ("endpoint", endpoint));
        _apiResponseTime?.Record(elapsed.TotalMilliseconds, ("method", method), ("endpoint", endpoint), ("status_code", statusCode));
    }
}
