namespace Samples.StreamingAnalytics.Tally;

/// <summary>What the stages did, all topics together.</summary>
internal sealed class PipelineTally
{
    public Count Rebalances { get; } = new();

    public Count Windows { get; } = new();

    public Count LateEvents { get; } = new();

    public Counts<string> Aggregations { get; } = new();

    public Count Predictions { get; } = new();

    public Count PredictionBatches { get; } = new();

    public Count PredictionErrors { get; } = new();

    public Count ModelRefreshes { get; } = new();

    public Count ModelCacheHits { get; } = new();

    public Count ModelCacheMisses { get; } = new();

    public Counts<string> Connections { get; } = new();

    public Counts<string> Disconnections { get; } = new();

    public Counts<string> MessagesSent { get; } = new();

    public Counts<string> MessagesReceived { get; } = new();

    public Count Broadcasts { get; } = new();

    public Count ResultsDropped { get; } = new();

    public Count MessagesDropped { get; } = new();

    public Count DeadLettersDropped { get; } = new();

    public Counts<(string Span, string Status)> Spans { get; } = new();

    public Counts<(string Method, string Endpoint, int StatusCode)> Requests { get; } = new();
}
