namespace Instrumentation;

/// <summary>A metrics API that records nothing, for libraries whose user brings none.</summary>
/// <remarks>Costs a call. Its handles and timer scopes work and record nothing that anybody could read. Safe from any thread.</remarks>
public sealed class NullStreamingMetrics : IStreamingMetrics
{
    // Handles need series to record to; nobody takes snapshots of these.
    private static readonly StreamingMetrics Nowhere = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false, CardinalityLimit = 1 });

    private NullStreamingMetrics()
    {
    }

    /// <summary>The one instance.</summary>
    public static NullStreamingMetrics Instance { get; } = new();

    /// <inheritdoc/>
    public void IncrementCounter(string name, long amount, params ReadOnlySpan<Tag> tags)
    {
        // Nothing is recorded.
    }

    /// <inheritdoc/>
    public void IncrementCounter(string name, double amount, params ReadOnlySpan<Tag> tags)
    {
        // Nothing is recorded.
    }

    /// <inheritdoc/>
    public void RecordHistogram(string name, double value, params ReadOnlySpan<Tag> tags)
    {
        // Nothing is recorded.
    }

    /// <inheritdoc/>
    public void SetGauge(string name, double value, params ReadOnlySpan<Tag> tags)
    {
        // Nothing is recorded.
    }

    /// <inheritdoc/>
    public void AddToGauge(string name, double amount, params ReadOnlySpan<Tag> tags)
    {
        // Nothing is recorded.
    }

    /// <inheritdoc/>
    public void RecordSummary(string name, double value, params ReadOnlySpan<Tag> tags)
    {
        // Nothing is recorded.
    }

    /// <inheritdoc/>
    public void SetInfo(string name, params ReadOnlySpan<Tag> tags)
    {
        // Nothing is recorded.
    }

    /// <inheritdoc/>
    public TimerScope Time(string name, params ReadOnlySpan<Tag> tags) => default;

    /// <inheritdoc/>
    public Counter CreateCounter(string name, InstrumentOptions? options = null) => new(this, name, static _ => Nowhere.CreateCounter("counter").WithTags());

    /// <inheritdoc/>
    public Gauge CreateGauge(string name, InstrumentOptions? options = null) => new(this, name, static _ => Nowhere.CreateGauge("gauge").WithTags());

    /// <inheritdoc/>
    public Histogram CreateHistogram(string name, InstrumentOptions? options = null) => new(this, name, static _ => Nowhere.CreateHistogram("histogram").WithTags());

    /// <inheritdoc/>
    public Summary CreateSummary(string name, InstrumentOptions? options = null) => new(this, name, static _ => Nowhere.CreateSummary("summary").WithTags());
}
