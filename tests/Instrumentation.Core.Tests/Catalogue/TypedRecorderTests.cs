namespace Instrumentation.Catalogue;

public sealed class TypedRecorderTests
{
    private static readonly TimeSpan OneAndAHalfSeconds = TimeSpan.FromSeconds(1.5);

    [Test]
    public void A_duration_is_recorded_in_the_unit_of_its_metric()
    {
        var log = new MetricsLog();
        EveryRecorder.CallAll(log, new FakeClock());
        CatalogueDefinition[] durations = [.. MetricCatalogue.All.Where(metric => metric.Unit is "ms" or "s" && log.Declared.ContainsKey(metric.Name))];
        Assert.That(durations, Has.Length.EqualTo(12));
        foreach (CatalogueDefinition metric in durations)
            Assert.That(log.Last(metric.Name), Is.EqualTo(metric.Unit == "ms" ? 1500 : 1.5), metric.Name);
    }

    [Test]
    public void A_batch_counts_each_of_its_predictions_and_its_call_once()
    {
        var log = new MetricsLog();
        new InferenceMetrics(log).Predicted("churn", OneAndAHalfSeconds, 8);
        Assert.That(log.Total("ml_predictions_total"), Is.EqualTo(8));
        Assert.That(log.Entries.Count(entry => entry.Name == "ml_inference_duration_ms"), Is.EqualTo(1));
        Assert.That(log.Last("ml_batch_size"), Is.EqualTo(8));
    }

    [Test]
    public void A_broadcast_counts_a_message_for_each_receiver()
    {
        var log = new MetricsLog();
        new WebSocketMetrics(log).Broadcast("quote", 5, OneAndAHalfSeconds);
        Assert.That(log.Total("websocket_messages_sent_total"), Is.EqualTo(5));
    }

    [Test]
    public void A_closed_connection_is_no_longer_active()
    {
        var log = new MetricsLog();
        var sockets = new WebSocketMetrics(log);
        sockets.Connected("a");
        sockets.Connected("a");
        sockets.Disconnected("a");
        Assert.That(log.Total("websocket_connections_active"), Is.EqualTo(1));
        Assert.That(log.Total("websocket_connections_total"), Is.EqualTo(2));
        Assert.That(log.Total("websocket_disconnections_total"), Is.EqualTo(1));
    }

    [Test]
    public void A_counter_of_failures_is_there_at_zero_before_the_first_failure()
    {
        var log = new MetricsLog();
        using var events = new EventMetrics(log, new FakeClock());
        events.EventProcessed("orders", 3);
        new KafkaMetrics(log).MessageSent("orders", OneAndAHalfSeconds);
        new CacheMetrics(log).Miss("embedding", "get");
        Assert.That(log.Entries.Single(entry => entry.Name == "events_failed_total"), Has.Property("Value").Zero);
        Assert.That(log.Entries.Single(entry => entry.Name == "kafka_send_errors_total"), Has.Property("Value").Zero);
        Assert.That(log.Entries.Single(entry => entry.Name == "rag_cache_hits_total"), Has.Property("Value").Zero);
    }

    [Test]
    public void A_completed_request_is_counted_once_under_each_name_and_is_no_longer_active()
    {
        var log = new MetricsLog();
        var requests = new RequestMetrics(log);
        requests.RequestStarted("/orders/{id}");
        Assert.That(log.Total("rag_active_requests"), Is.EqualTo(1));
        requests.RequestCompleted("GET", "/orders/{id}", 404, OneAndAHalfSeconds);
        Assert.That(log.Total("rag_active_requests"), Is.Zero);
        MetricsLog.Entry request = log.Entries.Single(entry => entry.Name == "rag_http_requests_total");
        Assert.That(request.Tags, Is.EqualTo(new[] { ("method", "GET"), ("endpoint", "/orders/{id}"), ("status_code", "404") }));
        Assert.That(log.Total("api_request_count"), Is.EqualTo(1));
    }

    [Test]
    public void A_prefix_replaces_the_default_and_leaves_the_other_names_alone()
    {
        var log = new MetricsLog();
        var requests = new RequestMetrics(log, new RequestMetricsOptions { Prefix = "shop" });
        requests.RequestCompleted("GET", "/", 200, OneAndAHalfSeconds);
        new CacheMetrics(log, "").Hit("page", "get");
        Assert.That(
            log.Declared.Keys,
            Is.EquivalentTo(new[] { "shop_http_requests_total", "shop_http_request_duration_seconds", "shop_active_requests", "api_request_count", "api_response_time", "cache_hits_total", "cache_misses_total" }));
    }

    [Test]
    public void The_api_names_can_be_left_out()
    {
        var log = new MetricsLog();
        new RequestMetrics(log, new RequestMetricsOptions { ApiNames = false }).RequestCompleted("GET", "/", 200, OneAndAHalfSeconds);
        Assert.That(log.Declared.Keys, Has.None.StartWith("api_"));
    }

    [Test]
    public void The_prefixed_names_can_be_left_out()
    {
        var log = new MetricsLog();
        var requests = new RequestMetrics(log, new RequestMetricsOptions { HttpNames = false });
        requests.RequestStarted("/");
        requests.RequestCompleted("GET", "/", 200, OneAndAHalfSeconds);
        Assert.That(log.Declared.Keys, Is.EquivalentTo(new[] { "api_request_count", "api_response_time" }));
    }

    [Test]
    public void A_request_without_a_duration_is_counted_but_not_timed()
    {
        var log = new MetricsLog();
        new RequestMetrics(log).RequestCompleted("GET", "/live", 101, duration: null);
        Assert.That(log.Entries.Select(entry => entry.Name), Is.EquivalentTo(new[] { "rag_active_requests", "rag_http_requests_total", "api_request_count" }));
    }

    [TestCase("1x")]
    [TestCase("a-b")]
    [TestCase("ä")]
    public void A_prefix_that_no_metric_name_may_have_is_refused(string prefix)
        => Assert.That(() => new CacheMetrics(new MetricsLog(), prefix), Throws.ArgumentException.With.Message.Contains(prefix));

    [Test]
    public void A_name_that_is_taken_by_another_kind_is_told_at_once()
    {
        var log = new MetricsLog();
        log.CreateGauge("rag_cache_hits_total");
        Assert.That(() => new CacheMetrics(log), Throws.InvalidOperationException);
    }

    [Test]
    public void The_recorder_takes_everything_that_the_typed_recorders_record()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        EveryRecorder.CallAll(metrics, new FakeClock());
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Find("instrumentation_measurements_rejected_total"), Is.Null);
        Assert.That(snapshot.Value("events_processed_total", ("topic", "orders"), ("partition", "3")), Is.EqualTo(1));
        Assert.That(snapshot.Value("kafka_consumer_lag", ("topic", "orders"), ("partition", "3"), ("consumer_group", "billing")), Is.EqualTo(42));
        Assert.That(snapshot.Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/orders/{id}"), ("status_code", "200")), Is.EqualTo(1));
        HistogramPoint response = snapshot.Series("api_response_time", ("method", "GET"), ("endpoint", "/orders/{id}"), ("status_code", "200"))!.Value.Histogram!;
        Assert.That((response.Count, response.Sum), Is.EqualTo((1, 1500)));
        Assert.That(response.Boundaries, Does.Contain(100), "The guide counts what took at most 100 ms.");
    }

    [Test]
    public void A_counter_at_zero_is_a_series_of_the_recorder()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        new CacheMetrics(metrics).Miss("embedding", "get");
        Assert.That(metrics.Snapshot().Value("rag_cache_hits_total", ("cache_type", "embedding"), ("operation", "get")), Is.Zero);
    }

    [Test]
    public void A_request_of_a_known_endpoint_and_status_allocates_nothing()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        var requests = new RequestMetrics(metrics);
        Complete(requests);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
            Complete(requests);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        static void Complete(RequestMetrics requests)
        {
            requests.RequestStarted("/orders/{id}");
            requests.RequestCompleted("GET", "/orders/{id}", 200, OneAndAHalfSeconds);
        }
    }

    [Test]
    public void An_event_of_a_known_partition_allocates_nothing()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        using var events = new EventMetrics(metrics, new FakeClock());
        events.EventProcessed("orders", 3, "scoring", OneAndAHalfSeconds);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
            events.EventProcessed("orders", 3, "scoring", OneAndAHalfSeconds);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
