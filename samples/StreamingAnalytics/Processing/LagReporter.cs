using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Processing;

/// <summary>Publishes every half second how far the consumers are behind.</summary>
internal sealed class LagReporter(TopicRegistry topics, KafkaMetrics metrics) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (Topic topic in topics.All)
                metrics.ConsumerLag(topic.Name, topic.Partition, ConsumerGroup.Name, topic.Lag);
        }
    }
}
