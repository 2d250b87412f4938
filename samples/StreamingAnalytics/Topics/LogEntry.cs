namespace Samples.StreamingAnalytics.Topics;

/// <summary>An event in the log, or the mark behind a topic's last one.</summary>
/// <param name="Event">The event; of a mark, only its topic counts.</param>
/// <param name="EndOfTopic">Null for an event; completed once everything in front of the mark is worked off.</param>
internal readonly record struct LogEntry(Event Event, TaskCompletionSource? EndOfTopic);
