namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>One source with an instrument of every kind and the values that are hard to write.</summary>
internal static class Samples
{
    internal const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    internal const string SpanId = "00f067aa0ba902b7";

    internal static FixedSource EveryKind()
    {
        var source = new FixedSource
        {
            Resource = new ResourceInfo(
                LabelSet.From(("service.name", "checkout"), ("deployment.environment.name", "staging"), ("service.instance.id", "a-1")),
                LabelSet.From(("service", "checkout"), ("environment", "staging"), ("instance", "a-1"))),
        };
        source.Counter("events_processed_total", "{event}", "Events that went through the pipeline.")
            .Total(9_223_372_036_854_775_807, ("topic", "orders"), ("status", "success"))
            .Total(3, 0.25, ("topic", "payments"))
            .Exemplified(12, Seen(1), ("topic", "refunds"));
        source.Gauge("queue.depth", "{item}", "Items that wait.\nA second line with a \\ and \"quotes\".")
            .Value(17, ("name", "back\\slash \"quote\" new\nline ünï"))
            .Value(-0.5, ("name", "negative"))
            .Value(double.NaN, ("name", "nan"))
            .Value(double.PositiveInfinity, ("name", "inf"))
            .Value(1e300, ("name", "huge"));
        source.Gauge("cache.hit", "1").Value(0.875);
        source.Histogram("event_processing_duration_ms", "ms", "How long an event took.")
            .Explicit([0.5, 1, 10, 1e6], [1, 2, 0, 4, 1], 2_000_123.5, [Seen(0.75), Seen(5_000), Seen(2e6)], ("topic", "orders"))
            .Explicit([0.5, 1, 10, 1e6], [0, 0, 0, 0, 0], 0, []);
        source.Histogram("drift", help: "Explicit boundaries below zero.").Explicit([-1, 0, 1], [1, 1, 1, 0], -1.5, []);
        source.Histogram("request.latency", "s", "Exponential buckets.")
            .Exponential(new() { Scale = 1, PositiveOffset = -2, Positive = [1, 0, 2, 3], Sum = 6.5, Exemplars = [Seen(0.6), Seen(1.3), Seen(1.9)] }, ("route", "/pay"))
            .Exponential(new() { Scale = 0, Zero = 4, PositiveOffset = 0, Positive = [5], NegativeOffset = 0, Negative = [2, 3], Sum = -7 }, ("route", "/refund"))
            .Exponential(new() { Scale = 3 }, ("route", "/idle"));
        source.Add(InstrumentKind.Summary, "rag_embedding_generation_duration_seconds", "s", "Time to make embeddings.")
            .Summary(100, 12.5, [new(0.5, 0.1), new(0.99, 0.9)], ("model", "small"))
            .Summary(0, 0, [new(0.5, double.NaN), new(0.99, double.NaN)], ("model", "large"));
        source.Add(InstrumentKind.Info, "build", help: "What runs here.").Total(1, ("version", "1.2.3"), ("commit", "abc"));
        source.Add(InstrumentKind.Counter, "http.client.requests", "{request}", scope: new InstrumentScope("System.Net.Http", "10.0", LabelSet.From(("library.mascot", "bear"))))
            .Total(5, ("http.request.method", "GET"), ("server.address", "example.com"));
        return source;
    }

    internal static Exemplar Seen(double value) => new(value, DateTimeOffset.FromUnixTimeMilliseconds(FixedSource.StartUnixMs + 1_500), TraceId, SpanId);
}
