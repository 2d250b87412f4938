using System.Diagnostics;

namespace Instrumentation;

// Notes which span is the current one when a duration is recorded, as the recorder's exemplars do.
internal sealed class CurrentSpanMetrics : IStreamingMetrics
{
    public string? Current { get; private set; }

    public void IncrementCounter(string name, long amount, params ReadOnlySpan<Tag> tags) => throw new NotSupportedException();

    public void IncrementCounter(string name, double amount, params ReadOnlySpan<Tag> tags) => throw new NotSupportedException();

    public void RecordHistogram(string name, double value, params ReadOnlySpan<Tag> tags) => Current = Activity.Current?.SpanId.ToHexString();

    public void SetGauge(string name, double value, params ReadOnlySpan<Tag> tags) => throw new NotSupportedException();

    public void AddToGauge(string name, double amount, params ReadOnlySpan<Tag> tags) => throw new NotSupportedException();

    public void RecordSummary(string name, double value, params ReadOnlySpan<Tag> tags) => throw new NotSupportedException();

    public void SetInfo(string name, params ReadOnlySpan<Tag> tags) => throw new NotSupportedException();

    public TimerScope Time(string name, params ReadOnlySpan<Tag> tags) => default;

    public Counter CreateCounter(string name, InstrumentOptions? options = null) => throw new NotSupportedException();

    public Gauge CreateGauge(string name, InstrumentOptions? options = null) => throw new NotSupportedException();

    public Histogram CreateHistogram(string name, InstrumentOptions? options = null) => new(this, name, static _ => throw new NotSupportedException());

    public Summary CreateSummary(string name, InstrumentOptions? options = null) => throw new NotSupportedException();
}
