using System.Diagnostics;
using System.Threading.Channels;
using Instrumentation;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Explanations;
using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Streaming;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Windows;

namespace Samples.StreamingAnalytics.Scoring;

/// <summary>Scores closed windows in batches, of as many as wait, hands them to the broadcaster, and unusual ones to be explained.</summary>
internal sealed class Scorer(
    ModelCache models,
    Broadcaster broadcaster,
    ExplanationQueue explanations,
    FaultSwitches faults,
    IStreamingMetrics metrics,
    InferenceMetrics inference,
    Objectives objectives,
    PipelineTally tally) : BackgroundService
{
    private const string BatchSpan = "windows.score_batch";
    private const int MaxBatch = 32;

    private readonly Channel<WindowResult> _windows = Channel.CreateBounded<WindowResult>(1024);
    private long _pending;

    /// <summary>Windows that were handed over and are not pushed yet.</summary>
    public long Pending => Interlocked.Read(ref _pending);

    public async ValueTask EnqueueAsync(WindowResult window, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _pending);
        await _windows.Writer.WriteAsync(window, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<WindowResult>(MaxBatch);
        while (await _windows.Reader.WaitToReadAsync(stoppingToken))
        {
            batch.Clear();
            while (batch.Count < MaxBatch && _windows.Reader.TryRead(out WindowResult? window))
                batch.Add(window);
            foreach (ScoredWindow scored in await ScoreWithRetriesAsync(batch, stoppingToken))
            {
                objectives.WindowScored(scored);
                await broadcaster.PublishAsync(scored, stoppingToken);
                if (scored.IsAnomaly)
                    explanations.Offer(scored);
                Interlocked.Decrement(ref _pending);
            }
        }
    }

    private async Task<IReadOnlyList<ScoredWindow>> ScoreWithRetriesAsync(List<WindowResult> batch, CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= Retries.MaxAttempts; attempt++)
        {
            try
            {
                IReadOnlyList<ScoredWindow> scored = await metrics.TraceAsync(
                    BatchSpan, token => ScoreAsync(batch, token), cancellationToken, ("windows", batch.Count));
                tally.Spans.Add((BatchSpan, "ok"));
                return scored;
            }
            catch (StageFailedException)
            {
                tally.Spans.Add((BatchSpan, "error"));
                tally.PredictionErrors.Add(batch.Count);
                inference.PredictionFailed(TopicModel.Name, batch.Count);
            }

            await Task.Delay(Retries.DelayAfter(attempt), cancellationToken);
        }

        return [.. batch.Select(window => new ScoredWindow(window, Score: null, Baseline: null))];
    }

    private async Task<IReadOnlyList<ScoredWindow>> ScoreAsync(List<WindowResult> batch, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await faults.EnterAsync(Stage.Scoring, cancellationToken);
        var scored = new List<ScoredWindow>(batch.Count);
        foreach (WindowResult window in batch)
        {
            TopicModel model = models.Get(window.Topic);
            scored.Add(model.Judge(window));
            if (model.Learn(window))
            {
                tally.ModelRefreshes.Add();
                inference.ModelRefreshed(TopicModel.Name);
            }
        }

        int predictions = scored.Count(window => window.Score is not null);
        if (predictions > 0)
        {
            tally.Predictions.Add(predictions);
            tally.PredictionBatches.Add();
            inference.Predicted(TopicModel.Name, Stopwatch.GetElapsedTime(start), predictions);
        }

        return scored;
    }
}
