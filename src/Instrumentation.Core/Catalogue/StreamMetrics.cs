namespace Instrumentation.Catalogue;

/// <summary>Records windows and aggregations: <c>windows_processed_total</c>, <c>aggregation_operations_total</c> and what belongs to them.</summary>
/// <remarks>Never blocks or throws while recording; safe from any thread.</remarks>
public sealed class StreamMetrics
{
    private readonly Counter _windows;
    private readonly Histogram _windowDuration;
    private readonly Counter _lateEvents;
    private readonly Counter _aggregations;
    private readonly Histogram _aggregationDuration;
    private readonly Gauge _aggregationMemory;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public StreamMetrics(IStreamingMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _windows = StreamDefinitions.Windows.CreateCounter(metrics);
        _windowDuration = StreamDefinitions.WindowDuration.CreateHistogram(metrics);
        _lateEvents = StreamDefinitions.LateEvents.CreateCounter(metrics);
        _aggregations = StreamDefinitions.Aggregations.CreateCounter(metrics);
        _aggregationDuration = StreamDefinitions.AggregationDuration.CreateHistogram(metrics);
        _aggregationMemory = StreamDefinitions.AggregationMemory.CreateGauge(metrics);
    }

    /// <summary>Counts a window that was closed and records how long the work on it took.</summary>
    /// <param name="window">The window's name, such as <c>tumbling_1m</c>; not that of the single interval.</param>
    /// <param name="duration">The time from closing it to its result.</param>
    public void WindowProcessed(string window, TimeSpan duration)
    {
        _windows.Add(1L, ("window", window));
        _windowDuration.Record(duration.TotalMilliseconds, ("window", window));
        _lateEvents.Add(0L, ("window", window));
    }

    /// <summary>Counts events that arrived after their window was closed.</summary>
    /// <param name="window">The window's name.</param>
    /// <param name="events">How many.</param>
    public void LateEvents(string window, long events = 1) => _lateEvents.Add(events, ("window", window));

    /// <summary>Counts an aggregation and records how long it took.</summary>
    /// <param name="aggregation">The aggregation's name, such as <c>mean</c>.</param>
    /// <param name="duration">The time that it took.</param>
    public void Aggregated(string aggregation, TimeSpan duration)
    {
        _aggregations.Add(1L, ("aggregation", aggregation));
        _aggregationDuration.Record(duration.TotalMilliseconds, ("aggregation", aggregation));
    }

    /// <summary>Sets how much memory an aggregation's state takes.</summary>
    /// <param name="aggregation">The aggregation's name.</param>
    /// <param name="bytes">How many bytes.</param>
    public void AggregationMemory(string aggregation, long bytes) => _aggregationMemory.Set(bytes, ("aggregation", aggregation));
}
