using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Processing;

/// <summary>Events that could not be worked on. Bounded: above the limit the oldest goes, and is counted.</summary>
internal sealed class DeadLetters(EventLog log, EventMetrics events, SampleMetrics metrics, PipelineTally tally)
{
    private const int Capacity = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<Event> _queue = new();

    public int Count
    {
        get
        {
            lock (_lock)
                return _queue.Count;
        }
    }

    public void Add(Event item)
    {
        lock (_lock)
        {
            if (_queue.Count == Capacity)
            {
                Publish(_queue.Dequeue().Topic, -1);
                tally.DeadLettersDropped.Add();
                metrics.DeadLetterDropped();
            }

            _queue.Enqueue(item);
            Publish(item.Topic, 1);
        }
    }

    /// <summary>Puts all of them back into the log.</summary>
    /// <param name="cancellationToken">Gives up; what was not appended by then stays.</param>
    /// <returns>How many.</returns>
    public async Task<int> ReplayAsync(CancellationToken cancellationToken)
    {
        int replayed = 0;
        for (int left = Count; left > 0 && TryTake(out Event item); left--)
        {
            try
            {
                await log.AppendAsync(item, cancellationToken);
            }
            catch
            {
                Add(item);
                throw;
            }

            replayed++;
        }

        return replayed;
    }

    private bool TryTake(out Event item)
    {
        lock (_lock)
        {
            if (!_queue.TryDequeue(out item))
                return false;
            Publish(item.Topic, -1);
            return true;
        }
    }

    private void Publish(Topic topic, int change)
    {
        topic.Tally.DeadLetters.Add(change);
        events.DeadLetterQueueSize(topic.Name, topic.Tally.DeadLetters.Value);
    }
}
