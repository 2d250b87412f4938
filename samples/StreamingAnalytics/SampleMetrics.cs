using Instrumentation;

namespace Samples.StreamingAnalytics;

/// <summary>What this application measures beyond the catalogue.</summary>
internal sealed class SampleMetrics(IStreamingMetrics metrics)
{
    // Nobody knows beforehand in which range a topic's values lie, so no boundaries could be given.
    private readonly Histogram _eventValue = metrics.CreateHistogram("event_value", new InstrumentOptions
    {
        Description = "Values of the events that were taken in, whatever their unit is.",
        Layout = HistogramLayout.Exponential,
    });

    private readonly Counter _rowsRejected = Declare(metrics, "csv_rows_rejected_total", "{row}", "Rows of CSV files that could not be read.");
    private readonly Counter _anomalies = Declare(metrics, "anomalies_found_total", "{window}", "Windows with a score of 0.9 and above.");
    private readonly Counter _resultsDropped = Declare(
        metrics, "results_dropped_total", "{window}", "Scored windows that could not be pushed after all attempts.");

    private readonly Counter _messagesDropped = Declare(
        metrics, "stream_messages_dropped_total", "{message}", "Messages that a client was too slow for.");

    private readonly Counter _deadLettersDropped = Declare(
        metrics, "dead_letters_dropped_total", "{event}", "Events that the full dead letter queue gave up.");

    private readonly Counter _explanationsWritten = Declare(
        metrics, "explanations_written_total", "{explanation}", "Anomalies that were explained, by what they look like.");

    private readonly Counter _explanationsDropped = Declare(
        metrics,
        "explanations_dropped_total",
        "{explanation}",
        "Anomalies that stay without an explanation: the queue was full, or all attempts failed.");

    public void EventTaken(string topic, double value) => _eventValue.Record(value, ("topic", topic));

    public void RowRejected(string topic) => _rowsRejected.Add(1L, ("topic", topic));

    public void AnomalyFound(string topic) => _anomalies.Add(1L, ("topic", topic));

    public void ResultDropped() => _resultsDropped.Add(1L);

    public void MessageDropped() => _messagesDropped.Add(1L);

    public void DeadLetterDropped() => _deadLettersDropped.Add(1L);

    public void ExplanationWritten(string pattern) => _explanationsWritten.Add(1L, ("pattern", pattern));

    public void ExplanationDropped(string reason) => _explanationsDropped.Add(1L, ("reason", reason));

    private static Counter Declare(IStreamingMetrics metrics, string name, string unit, string description) =>
        metrics.CreateCounter(name, new InstrumentOptions { Unit = unit, Description = description });
}
