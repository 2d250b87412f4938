using Samples.StreamingAnalytics.Processing;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Topics;
using Samples.StreamingAnalytics.Windows;

namespace Samples.StreamingAnalytics.Tally;

/// <summary>Lists what the stages counted under the names of the metrics that must say the same. It never asks the metrics.</summary>
internal sealed partial class TallyReport(TopicRegistry topics, PipelineTally tally, ExplanationTally explanations)
{
    public IReadOnlyList<TallyEntry> Entries()
    {
        var entries = new List<TallyEntry>();
        AddTopics(entries);
        AddWindows(entries);
        AddScoring(entries);
        AddStreaming(entries);
        AddRequests(entries);
        AddDocuments(entries);
        AddSearches(entries);
        AddExplanations(entries);
        Add(entries, "kafka_rebalances_total", tally.Rebalances.Value, ("consumer_group", ConsumerGroup.Name));
        Add(entries, "dead_letters_dropped_total", tally.DeadLettersDropped.Value);
        foreach (((string span, string status), long value) in tally.Spans.All)
            Add(entries, "span_duration_seconds_count", value, ("span", span), ("status", status));
        return entries;
    }

    private static void Add(List<TallyEntry> entries, string metric, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string text) in labels)
            pairs.Add(name, text);
        entries.Add(new TallyEntry(metric, pairs, value));
    }

    private void AddTopics(List<TallyEntry> entries)
    {
        long processed = 0;
        foreach (Topic topic in topics.All)
        {
            TopicTally counts = topic.Tally;
            (string, string) name = ("topic", topic.Name);
            (string, string) partition = ("partition", $"{topic.Partition}");
            processed += counts.Processed.Value;
            Add(entries, "events_processed_total", counts.Processed.Value, name, partition);
            Add(entries, "events_failed_total", counts.Failed.Value, name, partition);
            Add(entries, "events_retried_total", counts.Retried.Value, name, partition);
            Add(entries, "event_value_count", counts.Values.Value, name);
            Add(entries, "event_value_sum", counts.ValueSum, name);
            Add(entries, "kafka_messages_sent_total", counts.Sent.Value, name);
            Add(entries, "kafka_send_errors_total", counts.SendsFailed.Value, name);
            Add(entries, "kafka_send_duration_ms_count", counts.Sent.Value + counts.SendsFailed.Value, name);
            Add(entries, "kafka_messages_consumed_total", counts.Consumed.Value, name, ("consumer_group", ConsumerGroup.Name));
            Add(entries, "csv_rows_rejected_total", counts.RowsRejected.Value, name);
            Add(entries, "anomalies_found_total", counts.Anomalies.Value, name);
        }

        Add(entries, "event_processing_duration_ms_count", processed, ("processor", EventProcessor.Name));
    }

    private void AddWindows(List<TallyEntry> entries)
    {
        (string, string) window = ("window", WindowConstants.Name);
        Add(entries, "windows_processed_total", tally.Windows.Value, window);
        Add(entries, "window_processing_duration_ms_count", tally.Windows.Value, window);
        Add(entries, "window_late_events_total", tally.LateEvents.Value, window);
        foreach ((string aggregation, long value) in tally.Aggregations.All)
        {
            Add(entries, "aggregation_operations_total", value, ("aggregation", aggregation));
            Add(entries, "aggregation_duration_ms_count", value, ("aggregation", aggregation));
        }
    }

    private void AddScoring(List<TallyEntry> entries)
    {
        (string, string) model = ("model_name", TopicModel.Name);
        Add(entries, "ml_predictions_total", tally.Predictions.Value, model);
        Add(entries, "ml_inference_duration_ms_count", tally.PredictionBatches.Value, model);
        Add(entries, "ml_batch_size_count", tally.PredictionBatches.Value, model);
        Add(entries, "ml_batch_size_sum", tally.Predictions.Value, model);
        Add(entries, "ml_model_refresh_total", tally.ModelRefreshes.Value, model);
        Add(entries, "ml_prediction_errors_total", tally.PredictionErrors.Value, model);
        Add(entries, "ml_model_cache_hits", tally.ModelCacheHits.Value);
        Add(entries, "ml_model_cache_misses", tally.ModelCacheMisses.Value);
    }

    private void AddStreaming(List<TallyEntry> entries)
    {
        foreach ((string origin, long value) in tally.Connections.All)
            Add(entries, "websocket_connections_total", value, ("origin", origin));
        foreach ((string origin, long value) in tally.Disconnections.All)
            Add(entries, "websocket_disconnections_total", value, ("origin", origin));
        foreach ((string type, long value) in tally.MessagesSent.All)
            Add(entries, "websocket_messages_sent_total", value, ("message_type", type));
        foreach ((string type, long value) in tally.MessagesReceived.All)
        {
            Add(entries, "websocket_messages_received_total", value, ("message_type", type));
            Add(entries, "websocket_message_duration_ms_count", value, ("message_type", type));
        }

        Add(entries, "websocket_broadcast_duration_ms_count", tally.Broadcasts.Value);
        Add(entries, "stream_messages_dropped_total", tally.MessagesDropped.Value);
        Add(entries, "results_dropped_total", tally.ResultsDropped.Value);
    }

    private void AddRequests(List<TallyEntry> entries)
    {
        foreach (((string method, string endpoint, int status), long value) in tally.Requests.All)
        {
            Add(entries, "rag_http_requests_total", value, ("method", method), ("endpoint", endpoint), ("status_code", $"{status}"));
            Add(entries, "api_request_count", value, ("method", method), ("endpoint", endpoint), ("status_code", $"{status}"));
            if (status != StatusCodes.Status101SwitchingProtocols)
                Add(entries, "api_response_time_count", value, ("method", method), ("endpoint", endpoint), ("status_code", $"{status}"));
        }

        foreach (var route in tally.Requests.All.Where(request => request.Key.StatusCode != StatusCodes.Status101SwitchingProtocols)
            .GroupBy(request => (request.Key.Method, request.Key.Endpoint)))
        {
            (string, string) method = ("method", route.Key.Method);
            Add(entries, "rag_http_request_duration_seconds_count", route.Sum(request => request.Value), method, ("endpoint", route.Key.Endpoint));
        }
    }
}
