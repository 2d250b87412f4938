namespace Instrumentation.Catalogue;

/// <summary>Records the processing of events: <c>events_processed_total</c> and what belongs to it.</summary>
/// <remarks>
/// Make one per metrics API: it owns the gauge <c>events_per_second</c>, which it sets once a second from its own count while events arrive,
/// and to 0 once there were none for 10 seconds. Never blocks or throws while recording; safe from any thread.
/// </remarks>
public sealed class EventMetrics : IDisposable
{
    private readonly Counter _processed;
    private readonly Histogram _duration;
    private readonly Counter _failed;
    private readonly Counter _retried;
    private readonly Gauge _deadLetters;
    private readonly EventRate _rate;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <param name="time">The source of time; null for the system's.</param>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public EventMetrics(IStreamingMetrics metrics, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _processed = EventDefinitions.Processed.CreateCounter(metrics);
        _duration = EventDefinitions.Duration.CreateHistogram(metrics);
        _failed = EventDefinitions.Failed.CreateCounter(metrics);
        _retried = EventDefinitions.Retried.CreateCounter(metrics);
        _deadLetters = EventDefinitions.DeadLetters.CreateGauge(metrics);
        _rate = new EventRate(EventDefinitions.PerSecond.CreateGauge(metrics), time ?? TimeProvider.System);
    }

    /// <summary>Counts an event that was worked on, whether that went well or not.</summary>
    /// <param name="topic">The stream that it came from.</param>
    /// <param name="partition">The stream's partition.</param>
    public void EventProcessed(string topic, int partition)
    {
        _rate.Count(1);
        _processed.Add(1L, ("topic", topic), ("partition", partition));

        // A rate needs the counter to be there before the first failure, or that failure is not seen.
        _failed.Add(0L, ("topic", topic), ("partition", partition));
    }

    /// <summary>Counts an event that was worked on, whether that went well or not, and records how long it took.</summary>
    /// <param name="topic">The stream that it came from.</param>
    /// <param name="partition">The stream's partition.</param>
    /// <param name="processor">The part of the application that worked on it.</param>
    /// <param name="duration">The time that the processor spent.</param>
    public void EventProcessed(string topic, int partition, string processor, TimeSpan duration)
    {
        EventProcessed(topic, partition);
        ProcessingTook(processor, duration);
    }

    /// <summary>Records the time that one more processor spent on an event, without counting the event again.</summary>
    /// <param name="processor">The part of the application that worked on it.</param>
    /// <param name="duration">The time that the processor spent.</param>
    public void ProcessingTook(string processor, TimeSpan duration) => _duration.Record(duration.TotalMilliseconds, ("processor", processor));

    /// <summary>Counts a failure. The event counts as processed too, so that failed over processed is the error rate.</summary>
    /// <param name="topic">The stream that the event came from.</param>
    /// <param name="partition">The stream's partition.</param>
    public void EventFailed(string topic, int partition) => _failed.Add(1L, ("topic", topic), ("partition", partition));

    /// <summary>Counts a further attempt at an event.</summary>
    /// <param name="topic">The stream that the event came from.</param>
    /// <param name="partition">The stream's partition.</param>
    public void EventRetried(string topic, int partition) => _retried.Add(1L, ("topic", topic), ("partition", partition));

    /// <summary>Sets how many events wait in a dead letter queue.</summary>
    /// <param name="topic">The stream that the queue belongs to.</param>
    /// <param name="events">How many.</param>
    public void DeadLetterQueueSize(string topic, long events) => _deadLetters.Set(events, ("topic", topic));

    /// <summary>Stops setting <c>events_per_second</c>.</summary>
    public void Dispose() => _rate.Dispose();
}
