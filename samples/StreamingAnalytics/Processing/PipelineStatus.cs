using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Streaming;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Processing;

/// <summary>Where the pipeline stands.</summary>
internal sealed class PipelineStatus(TopicRegistry topics, Scorer scorer, DeadLetters deadLetters, StreamClients clients, FaultSwitches faults, PipelineTally tally)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private volatile bool _sourceDone;

    /// <summary>Events and windows that were taken in and are not worked off.</summary>
    public long Pending => topics.All.Sum(topic => topic.Tally.Sent.Value - topic.Tally.Processed.Value) + scorer.Pending;

    public bool IsHealthy => deadLetters.Count == 0 && faults.All.All(fault => fault.Mode == FaultMode.None);

    /// <summary>Waits until the last windows are scored and pushed, after the source has ended.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        while (scorer.Pending > 0)
            await Task.Delay(Poll, cancellationToken);
        _sourceDone = true;
    }

    public object Report() => new
    {
        sourceDone = _sourceDone,
        topics = topics.All.Count(),
        processed = topics.All.Sum(topic => topic.Tally.Processed.Value),
        windows = tally.Windows.Value,
        pending = Pending,
        deadLetters = deadLetters.Count,
        clients = clients.Count,
        faults = faults.All.ToDictionary(fault => fault.Stage, fault => fault.Mode),
    };

    public string Summary() =>
        $"Done: {topics.All.Sum(topic => topic.Tally.Processed.Value)} events of {topics.All.Count()} topics, {tally.Windows.Value} windows, "
        + $"{tally.LateEvents.Value} late events, {topics.All.Sum(topic => topic.Tally.Anomalies.Value)} anomalies, "
        + $"{topics.All.Sum(topic => topic.Tally.RowsRejected.Value)} rows rejected.";
}
