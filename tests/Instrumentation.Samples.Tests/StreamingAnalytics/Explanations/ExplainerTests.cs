using global::Samples.StreamingAnalytics.Explanations;
using global::Samples.StreamingAnalytics.Scoring;

namespace Instrumentation.Samples.StreamingAnalytics.Explanations;

public sealed class ExplainerTests
{
    [Test]
    public async Task A_failure_that_nobody_foresaw_costs_its_window_and_ends_no_worker()
    {
        const int Broken = 5;
        var log = new CapturedLog();
        await using var parts = new ExplanationParts(log);
        await parts.StartAsync();
        var queue = parts.Get<ExplanationQueue>();
        for (int number = 0; number < Broken; number++)
            queue.Offer(new ScoredWindow(ExplanationParts.Window(100, 60, 15), Score: 1, Baseline: null));
        queue.Offer(new ScoredWindow(ExplanationParts.Window(100, 60, 15), Score: 1, ExplanationParts.Baseline));

        await Peer.Until(() => Task.FromResult(queue.Pending == 0), TimeSpan.FromSeconds(20), "the queue is worked off");
        Assert.That(parts.Tally.Dropped.All, Is.EqualTo(new[] { ("failed", (long)Broken) }));
        Assert.That(parts.Tally.Written.All, Is.EqualTo(new[] { ("spike", 1L) }));
        Assert.That(log.Lines.Count(line => line.Message.Contains("could not be explained", StringComparison.Ordinal)), Is.EqualTo(1));
    }
}
