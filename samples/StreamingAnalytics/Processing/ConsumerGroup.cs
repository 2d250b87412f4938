using System.Threading.Channels;
using Instrumentation;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Processing;

/// <summary>
/// Reads the log with several workers. Each partition belongs to one worker; when their number changes, all stop after the batch in hand and
/// the partitions are divided anew, as Kafka's eager rebalancing does.
/// </summary>
internal sealed class ConsumerGroup(
    EventLog log, EventProcessor processor, IStreamingMetrics metrics, KafkaMetrics kafka, PipelineTally tally, SampleOptions options) : BackgroundService
{
    public const string Name = "analytics";

    private const string BatchSpan = "events.process_batch";
    private const int BatchSize = 256;

    private readonly Lock _lock = new();
    private CancellationTokenSource _generation = new();
    private int _workers = options.Workers;

    /// <summary>Changes the number of workers.</summary>
    /// <param name="workers">How many, 1 to the number of partitions.</param>
    public void Resize(int workers)
    {
        lock (_lock)
        {
            if (_workers == workers)
                return;
            _workers = workers;
            _generation.Cancel();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var generation = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            int workers;
            lock (_lock)
            {
                _generation = generation;
                workers = _workers;
            }

            tally.Rebalances.Add();
            kafka.Rebalanced(Name);
            SemaphoreSlim[] owners = [.. Enumerable.Range(0, workers).Select(_ => new SemaphoreSlim(1))];
            await Task.WhenAll(Enumerable.Range(0, TopicRegistry.Partitions).Select(partition =>
                Task.Run(() => ConsumeAsync(log.Partition(partition), owners[partition % workers], generation.Token, stoppingToken), CancellationToken.None)));
        }
    }

    private async Task ConsumeAsync(ChannelReader<LogEntry> partition, SemaphoreSlim owner, CancellationToken generation, CancellationToken stoppingToken)
    {
        try
        {
            while (await partition.WaitToReadAsync(generation))
            {
                await owner.WaitAsync(generation);
                try
                {
                    await metrics.TraceAsync(BatchSpan, token => ConsumeBatchAsync(partition, token), stoppingToken);
                    tally.Spans.Add((BatchSpan, "ok"));
                }
                finally
                {
                    owner.Release();
                }
            }
        }
        catch (OperationCanceledException) when (generation.IsCancellationRequested)
        {
            // The partitions are divided anew, or the application stops.
        }
    }

    private async Task ConsumeBatchAsync(ChannelReader<LogEntry> partition, CancellationToken cancellationToken)
    {
        for (int events = 0; events < BatchSize && partition.TryRead(out LogEntry entry); events++)
        {
            Topic topic = entry.Event.Topic;
            if (entry.EndOfTopic is { } end)
            {
                await processor.EndAsync(topic, cancellationToken);
                end.SetResult();
                continue;
            }

            topic.Tally.Consumed.Add();
            kafka.MessageConsumed(topic.Name, Name);
            await processor.ProcessAsync(entry.Event, cancellationToken);
        }
    }
}
