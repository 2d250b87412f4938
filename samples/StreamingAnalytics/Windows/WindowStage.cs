using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Windows;

/// <summary>Puts events into the windows of their topics and hands closed windows, aggregated, to the scorer.</summary>
internal sealed class WindowStage(StreamMetrics metrics, Aggregations aggregations, Scorer scorer, PipelineTally tally)
{
    private readonly ConcurrentDictionary<Topic, TumblingWindows> _windows = new();
    private long _buffered;

    /// <summary>Adds an event. One caller at a time for each topic.</summary>
    /// <param name="item">The event; a late one is counted and goes no further.</param>
    /// <param name="cancellationToken">Gives up waiting for the scorer.</param>
    /// <returns>False when its window is full.</returns>
    public async ValueTask<bool> TryAddAsync(Event item, CancellationToken cancellationToken)
    {
        TumblingWindows windows = _windows.GetOrAdd(item.Topic, static _ => NewWindows());
        int before = windows.Buffered;
        AddResult result = windows.Add(item.UnixMs, item.Value);
        Interlocked.Add(ref _buffered, windows.Buffered - before);
        if (result == AddResult.Late)
        {
            tally.LateEvents.Add();
            metrics.LateEvents(WindowConstants.Name);
        }

        await CloseAsync(item.Topic, windows, cancellationToken);
        return result != AddResult.Full;
    }

    /// <summary>Closes all windows of a topic; its next event begins anew, at whatever time.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Gives up waiting for the scorer.</param>
    public async ValueTask CloseAllAsync(Topic topic, CancellationToken cancellationToken)
    {
        if (!_windows.TryRemove(topic, out TumblingWindows? windows))
            return;
        windows.End();
        await CloseAsync(topic, windows, cancellationToken);
    }

    private static TumblingWindows NewWindows() =>
        new((long)WindowConstants.Size.TotalMilliseconds, (long)WindowConstants.AllowedLateness.TotalMilliseconds);

    private async ValueTask CloseAsync(Topic topic, TumblingWindows windows, CancellationToken cancellationToken)
    {
        while (windows.TryClose(out long startUnixMs, out List<double> values))
        {
            long start = Stopwatch.GetTimestamp();
            WindowResult result = Aggregate(topic, DateTimeOffset.FromUnixTimeMilliseconds(startUnixMs), CollectionsMarshal.AsSpan(values));
            metrics.AggregationMemory("all", Interlocked.Add(ref _buffered, -values.Count) * sizeof(double));
            tally.Windows.Add();
            metrics.WindowProcessed(WindowConstants.Name, Stopwatch.GetElapsedTime(start));
            await scorer.EnqueueAsync(result, cancellationToken);
        }
    }

    private WindowResult Aggregate(Topic topic, DateTimeOffset start, ReadOnlySpan<double> values) => new(
        topic,
        start,
        (int)aggregations.Count(values),
        aggregations.Sum(values),
        aggregations.Min(values),
        aggregations.Max(values),
        aggregations.Mean(values),
        aggregations.Deviation(values));
}
