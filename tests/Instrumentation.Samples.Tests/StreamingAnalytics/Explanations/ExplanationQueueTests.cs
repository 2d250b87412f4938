using global::Samples.StreamingAnalytics.Explanations;
using global::Samples.StreamingAnalytics.Scoring;

namespace Instrumentation.Samples.StreamingAnalytics.Explanations;

public sealed class ExplanationQueueTests
{
    [Test]
    public async Task A_full_queue_drops_what_comes_and_shows_no_more_than_it_holds()
    {
        const int TooMany = 5;
        await using var parts = new ExplanationParts();
        var queue = parts.Get<ExplanationQueue>();
        var anomaly = new ScoredWindow(ExplanationParts.Window(100, 60, 15), Score: 1, ExplanationParts.Baseline);
        for (int offered = 0; offered < ExplanationQueue.Capacity + TooMany; offered++)
        {
            queue.Offer(anomaly);
            Assert.That(Shown(parts), Is.EqualTo(Math.Min(offered + 1, ExplanationQueue.Capacity)));
        }

        Assert.That(queue.Pending, Is.EqualTo(ExplanationQueue.Capacity));
        Assert.That(parts.Tally.Dropped.All, Is.EqualTo(new[] { ("queue_full", (long)TooMany) }));

        await queue.TakeAsync(CancellationToken.None);
        Assert.That(Shown(parts), Is.EqualTo(ExplanationQueue.Capacity - 1));
        Assert.That(queue.Pending, Is.EqualTo(ExplanationQueue.Capacity), "it is being explained");
        queue.Done();
        Assert.That(queue.Pending, Is.EqualTo(ExplanationQueue.Capacity - 1));
    }

    private static double Shown(ExplanationParts parts) =>
        parts.Metrics.Snapshot().Value("rag_background_jobs_queued", ("job_type", ExplanationQueue.JobType));
}
