using Instrumentation;
using Samples.StreamingAnalytics.Explanations.Archive;
using Samples.StreamingAnalytics.Explanations.Knowledge;
using Samples.StreamingAnalytics.Explanations.Searching;
using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Explanations;

/// <summary>Explains anomalies in the background: describes the window, looks into the runbooks, writes an explanation and archives it.</summary>
internal sealed class Explainer(
    ExplanationQueue queue,
    Searcher searcher,
    KnowledgeBase knowledge,
    TemplateWriter writer,
    ConnectionPool archive,
    FaultSwitches faults,
    IStreamingMetrics metrics,
    SampleMetrics sample,
    PipelineTally pipeline,
    ExplanationTally tally,
    ILogger<Explainer> logger) : BackgroundService
{
    private const string JobSpan = "anomalies.explain";
    private const int Workers = 2;

    private int _complained;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ScoredWindow anomaly = await queue.TakeAsync(cancellationToken);
            try
            {
                if (!await TryExplainAsync(anomaly, cancellationToken))
                    queue.Drop("failed");
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // No window may end the worker: those behind it would wait for ever.
                queue.Drop("failed");
                pipeline.Spans.Add((JobSpan, "error"));
                if (Interlocked.Exchange(ref _complained, 1) == 0)
                    logger.LogError(exception, "A window of {Topic} could not be explained. More are only counted.", anomaly.Window.Topic.Name);
            }
            finally
            {
                queue.Done();
            }
        }
    }

    private async Task<bool> TryExplainAsync(ScoredWindow anomaly, CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= Retries.MaxAttempts; attempt++)
        {
            try
            {
                await metrics.TraceAsync(JobSpan, token => ExplainAsync(anomaly, token), cancellationToken);
                pipeline.Spans.Add((JobSpan, "ok"));
                return true;
            }
            catch (StageFailedException)
            {
                pipeline.Spans.Add((JobSpan, "error"));
            }

            await Task.Delay(Retries.DelayAfter(attempt), cancellationToken);
        }

        return false;
    }

    private async Task ExplainAsync(ScoredWindow anomaly, CancellationToken cancellationToken)
    {
        await faults.EnterAsync(Stage.Explanations, cancellationToken);
        WindowDescription description = WindowDescription.Of(anomaly.Window, anomaly.Baseline!);
        Explanation explanation = writer.Write(anomaly, description, FindPassages(description.Query));
        await archive.UseAsync(connection => connection.Write(explanation), cancellationToken);
        tally.Written.Add(explanation.Pattern);
        sample.ExplanationWritten(explanation.Pattern);
    }

    // The best one, and the one behind it: what to check stands behind what it may mean.
    private IReadOnlyList<Chunk> FindPassages(string query)
    {
        IReadOnlyList<SearchResult> found = searcher.Search(
            new SearchRequest(query, SearchStrategy.Hybrid, UserType: "internal", QueryType: "anomaly"));
        if (found.Count == 0)
            return [];
        Chunk best = found[0].Chunk;
        return knowledge.Current.After(best) is { } next ? [best, next] : [best];
    }
}
