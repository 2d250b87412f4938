namespace Instrumentation.Catalogue;

// Calls every method of every typed recorder at least once, each duration being 1.5 s.
internal static class EveryRecorder
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1.5);

    public static void CallAll(IStreamingMetrics metrics, TimeProvider time)
    {
        CallStreaming(metrics, time);
        CallRetrieval(metrics);
    }

    private static void CallStreaming(IStreamingMetrics metrics, TimeProvider time)
    {
        using var events = new EventMetrics(metrics, time);
        events.EventProcessed("orders", 3, "scoring", Duration);
        events.EventFailed("orders", 3);
        events.EventRetried("orders", 3);
        events.DeadLetterQueueSize("orders", 12);

        var streams = new StreamMetrics(metrics);
        streams.WindowProcessed("tumbling_1m", Duration);
        streams.LateEvents("tumbling_1m", 2);
        streams.Aggregated("mean", Duration);
        streams.AggregationMemory("mean", 4096);

        var inference = new InferenceMetrics(metrics);
        inference.Predicted("churn", Duration, 8);
        inference.PredictionFailed("churn");
        inference.ModelRefreshed("churn");
        inference.ModelsLoaded(2);
        inference.ModelCacheHit();
        inference.ModelCacheMiss();

        var sockets = new WebSocketMetrics(metrics);
        sockets.Connected("https://shop.example");
        sockets.Disconnected("https://shop.example");
        sockets.MessageReceived("subscribe", Duration);
        sockets.Broadcast("quote", 5, Duration);

        var kafka = new KafkaMetrics(metrics);
        kafka.MessageSent("orders", Duration);
        kafka.SendFailed("orders", Duration);
        kafka.MessageConsumed("orders", "billing", 7);
        kafka.ConsumerLag("orders", 3, "billing", 42);
        kafka.Rebalanced("billing");
    }

    private static void CallRetrieval(IStreamingMetrics metrics)
    {
        var requests = new RequestMetrics(metrics);
        requests.RequestStarted("/orders/{id}");
        requests.RequestCompleted("GET", "/orders/{id}", 200, Duration);

        var documents = new DocumentMetrics(metrics);
        documents.DocumentProcessed("pdf", 17);
        documents.DocumentFailed("pdf");

        var searches = new SearchMetrics(metrics);
        searches.SearchPerformed("hybrid", "simple", Duration);
        searches.Relevance("hybrid", 0.9);
        searches.Reranked("cross", "question", 0.55);

        var generation = new GenerationMetrics(metrics);
        generation.Generated("large", "small", Duration);
        generation.Embedded("tiny", "large", Duration);

        var caches = new CacheMetrics(metrics);
        caches.Hit("embedding", "get");
        caches.Miss("embedding", "get");

        var pools = new PoolMetrics(metrics);
        pools.ConnectionPool("main", 8, 10);
        pools.JobsQueued("reindex", 3);
    }
}
