using Samples.StreamingAnalytics.Explanations;
using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Streaming;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Processing;

/// <summary>Where the pipeline stands.</summary>
internal sealed class PipelineStatus(
    TopicRegistry topics,
    Scorer scorer,
    ExplanationQueue explanations,
    DeadLetters deadLetters,
    StreamClients clients,
    FaultSwitches faults,
    PipelineTally tally,
    ExplanationTally explained)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private volatile bool _sourceDone;

    /// <summary>Events and windows that were taken in and are not worked off, anomalies without their explanation among them.</summary>
    /// <remarks>
    /// Stages are asked in the order in which windows pass on, and the next one counts them before the last one lets go: none is missed.
    /// </remarks>
    public long Pending => topics.All.Sum(topic => topic.Tally.Sent.Value - topic.Tally.Processed.Value) + PendingWindows;

    private long PendingWindows => scorer.Pending + explanations.Pending;

    public bool IsHealthy => deadLetters.Count == 0 && faults.All.All(fault => fault.Mode == FaultMode.None);

    /// <summary>Waits until the last windows are scored, pushed and explained, after the source has ended.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        while (PendingWindows > 0)
            await Task.Delay(Poll, cancellationToken);
        _sourceDone = true;
    }

    public object Report() => new
    {
        sourceDone = _sourceDone,
        topics = topics.All.Count(),
        processed = topics.All.Sum(topic => topic.Tally.Processed.Value),
        windows = tally.Windows.Value,
        explanations = explained.Written.All.Sum(pattern => pattern.Value),
        pending = Pending,
        deadLetters = deadLetters.Count,
        clients = clients.Count,
        faults = faults.All.ToDictionary(fault => fault.Stage, fault => fault.Mode),
    };

    public string Summary() =>
        $"Done: {topics.All.Sum(topic => topic.Tally.Processed.Value)} events of {topics.All.Count()} topics, {tally.Windows.Value} windows, "
        + $"{tally.LateEvents.Value} late events, {topics.All.Sum(topic => topic.Tally.Anomalies.Value)} anomalies, "
        + $"{explained.Written.All.Sum(pattern => pattern.Value)} explanations, "
        + $"{topics.All.Sum(topic => topic.Tally.RowsRejected.Value)} rows rejected.";
}
