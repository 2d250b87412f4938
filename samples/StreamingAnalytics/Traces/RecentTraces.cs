using System.Collections.Concurrent;
using System.Diagnostics;
using Instrumentation;

namespace Samples.StreamingAnalytics.Traces;

/// <summary>Records every span of the application and keeps the last ones, so that an exemplar's trace can be looked up without a tracing back end.</summary>
internal sealed class RecentTraces : IHostedService, IDisposable
{
    private const int Capacity = 20_000;

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public RecentTraces()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is TracingConstants.SourceName or "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
    }

    /// <summary>Finds the spans of a trace among those that were kept.</summary>
    /// <param name="traceId">32 hexadecimal digits.</param>
    /// <returns>The spans in the order in which they ended; none where the trace is unknown or too old.</returns>
    public IReadOnlyList<object> Find(string traceId) =>
    [
        .. _spans.Where(span => span.TraceId.ToHexString() == traceId).Select(span => new
        {
            traceId,
            spanId = span.SpanId.ToHexString(),
            parentId = span.ParentSpanId.ToHexString(),
            name = span.DisplayName,
            start = span.StartTimeUtc,
            milliseconds = span.Duration.TotalMilliseconds,
            status = span.Status.ToString(),
        }),
    ];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(_listener);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    private void Keep(Activity span)
    {
        _spans.Enqueue(span);
        if (_spans.Count > Capacity)
            _spans.TryDequeue(out _);
    }
}
