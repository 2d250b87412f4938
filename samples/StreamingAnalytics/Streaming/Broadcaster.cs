using System.Diagnostics;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Streaming;

/// <summary>Pushes scored windows to all connections that want them. What does not fit into a slow client's queue is dropped and counted.</summary>
internal sealed class Broadcaster(StreamClients clients, FaultSwitches faults, SampleMetrics metrics, WebSocketMetrics webSockets, PipelineTally tally)
{
    public async ValueTask PublishAsync(ScoredWindow scored, CancellationToken cancellationToken)
    {
        if (scored.IsAnomaly)
        {
            scored.Window.Topic.Tally.Anomalies.Add();
            metrics.AnomalyFound(scored.Window.Topic.Name);
        }

        for (int attempt = 1; attempt <= Retries.MaxAttempts; attempt++)
        {
            try
            {
                long start = Stopwatch.GetTimestamp();
                await faults.EnterAsync(Stage.Streaming, cancellationToken);
                SendToAll(scored, start);
                return;
            }
            catch (StageFailedException)
            {
                await Task.Delay(Retries.DelayAfter(attempt), cancellationToken);
            }
        }

        tally.ResultsDropped.Add();
        metrics.ResultDropped();
    }

    private void SendToAll(ScoredWindow scored, long start)
    {
        string type = Messages.TypeOf(scored);
        byte[] message = Messages.Render(scored);
        int receivers = 0;
        foreach (StreamClient client in clients.All)
        {
            if (!client.Wants(scored.Window.Topic.Name))
                continue;
            if (client.TrySend(message))
            {
                receivers++;
                continue;
            }

            tally.MessagesDropped.Add();
            metrics.MessageDropped();
        }

        tally.MessagesSent.Add(type, receivers);
        tally.Broadcasts.Add();
        webSockets.Broadcast(type, receivers, Stopwatch.GetElapsedTime(start));
    }
}
