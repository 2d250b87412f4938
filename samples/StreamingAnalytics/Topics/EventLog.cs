using System.Diagnostics;
using System.Threading.Channels;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Faults;

namespace Samples.StreamingAnalytics.Topics;

/// <summary>A bounded log in memory between sources and consumers, in partitions as Kafka has them: order is kept within one.</summary>
internal sealed class EventLog(KafkaMetrics metrics, FaultSwitches faults)
{
    private const int PartitionCapacity = 8192;

    private readonly Channel<LogEntry>[] _partitions = [.. Enumerable.Range(0, TopicRegistry.Partitions).Select(_ => Channel.CreateBounded<LogEntry>(PartitionCapacity))];

    public ChannelReader<LogEntry> Partition(int partition) => _partitions[partition].Reader;

    /// <summary>Appends an event, waiting while its partition is full.</summary>
    /// <param name="item">The event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StageFailedException">The log refused it again and again.</exception>
    public async ValueTask AppendAsync(Event item, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                await faults.EnterAsync(Stage.Log, cancellationToken);
                await _partitions[item.Topic.Partition].Writer.WriteAsync(new LogEntry(item, EndOfTopic: null), cancellationToken);
                item.Topic.Tally.Sent.Add();
                metrics.MessageSent(item.Topic.Name, Stopwatch.GetElapsedTime(start));
                return;
            }
            catch (StageFailedException)
            {
                item.Topic.Tally.SendsFailed.Add();
                metrics.SendFailed(item.Topic.Name, Stopwatch.GetElapsedTime(start));
                if (attempt == Retries.MaxAttempts)
                    throw;
            }

            await Task.Delay(Retries.DelayAfter(attempt), cancellationToken);
        }
    }

    /// <summary>Marks that a topic has no more events for now, so that its last windows close.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that is done once everything in front of the mark is worked off.</returns>
    public async ValueTask<Task> EndAsync(Topic topic, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _partitions[topic.Partition].Writer.WriteAsync(new LogEntry(new Event(topic, 0, 0), reached), cancellationToken);
        return reached.Task.WaitAsync(cancellationToken);
    }
}
