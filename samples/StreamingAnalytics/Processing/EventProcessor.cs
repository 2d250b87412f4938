using System.Diagnostics;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Topics;
using Samples.StreamingAnalytics.Windows;

namespace Samples.StreamingAnalytics.Processing;

/// <summary>Validates an event and puts it into its window, with retries; what fails for good goes to the dead letter queue.</summary>
internal sealed class EventProcessor(EventMetrics metrics, SampleMetrics sample, Objectives objectives, FaultSwitches faults, WindowStage windows, DeadLetters deadLetters)
{
    public const string Name = "windowing";

    // Squares of as many values as a window takes still add up to a finite number.
    private const double LargestValue = 1e150;

    private static readonly long LatestUnixMs = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public async ValueTask ProcessAsync(Event item, CancellationToken cancellationToken)
    {
        Topic topic = item.Topic;
        long start = Stopwatch.GetTimestamp();
        bool success = await TryWorkAsync(item, cancellationToken);
        objectives.EventProcessed(success, Stopwatch.GetElapsedTime(start));
        if (!success)
        {
            topic.Tally.Failed.Add();
            metrics.EventFailed(topic.Name, topic.Partition);
            deadLetters.Add(item);
        }

        topic.Tally.Processed.Add();
        metrics.EventProcessed(topic.Name, topic.Partition, Name, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Closes the windows of a topic that has no more events for now.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask EndAsync(Topic topic, CancellationToken cancellationToken) => windows.CloseAllAsync(topic, cancellationToken);

    private static bool IsValid(Event item) => Math.Abs(item.Value) <= LargestValue && item.UnixMs >= 0 && item.UnixMs < LatestUnixMs;

    private async ValueTask<bool> TryWorkAsync(Event item, CancellationToken cancellationToken)
    {
        if (!IsValid(item))
            return false;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await faults.EnterAsync(Stage.Windows, cancellationToken);
                break;
            }
            catch (StageFailedException) when (attempt < Retries.MaxAttempts)
            {
                item.Topic.Tally.Retried.Add();
                metrics.EventRetried(item.Topic.Name, item.Topic.Partition);
            }
            catch (StageFailedException)
            {
                return false;
            }

            await Task.Delay(Retries.DelayAfter(attempt), cancellationToken);
        }

        if (!await windows.TryAddAsync(item, cancellationToken))
            return false;
        item.Topic.Tally.Values.Add();
        item.Topic.Tally.ValueSum += item.Value;
        sample.EventTaken(item.Topic.Name, item.Value);
        return true;
    }
}
