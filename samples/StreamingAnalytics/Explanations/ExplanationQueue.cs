using System.Threading.Channels;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Explanations;

/// <summary>Anomalies that wait for an explanation. Bounded: scoring never waits for it, and what does not fit is dropped and counted.</summary>
internal sealed class ExplanationQueue(PoolMetrics pools, SampleMetrics metrics, ExplanationTally tally)
{
    public const string JobType = "explanation";
    public const int Capacity = 1024;

    private readonly Channel<ScoredWindow> _jobs = Channel.CreateBounded<ScoredWindow>(Capacity);
    private readonly Lock _lock = new();
    private long _pending;

    /// <summary>Windows that wait or are being explained.</summary>
    public long Pending => Interlocked.Read(ref _pending);

    /// <summary>Adds a window.</summary>
    /// <param name="anomaly">The window; dropped where the queue is full.</param>
    public void Offer(ScoredWindow anomaly)
    {
        Interlocked.Increment(ref _pending);
        lock (_lock)
        {
            if (_jobs.Writer.TryWrite(anomaly))
            {
                Publish();
                return;
            }
        }

        Drop("queue_full");
        Done();
    }

    public async ValueTask<ScoredWindow> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _jobs.Reader.WaitToReadAsync(cancellationToken);
            lock (_lock)
            {
                if (!_jobs.Reader.TryRead(out ScoredWindow? job))
                    continue;
                Publish();
                return job;
            }
        }
    }

    /// <summary>Counts a window that stays without an explanation.</summary>
    /// <param name="reason">Why.</param>
    public void Drop(string reason)
    {
        tally.Dropped.Add(reason);
        metrics.ExplanationDropped(reason);
    }

    /// <summary>To be called once for each window that was taken, whatever became of it.</summary>
    public void Done() => Interlocked.Decrement(ref _pending);

    // With the lock held in which the queue was changed, so that the gauge never shows more than there are and ends at what is true.
    private void Publish() => pools.JobsQueued(JobType, _jobs.Reader.Count);
}
