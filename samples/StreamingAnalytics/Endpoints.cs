using Samples.StreamingAnalytics.Explanations.Archive;
using Samples.StreamingAnalytics.Explanations.Knowledge;
using Samples.StreamingAnalytics.Explanations.Searching;
using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Processing;
using Samples.StreamingAnalytics.Sources;
using Samples.StreamingAnalytics.Streaming;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Topics;
using Samples.StreamingAnalytics.Traces;

namespace Samples.StreamingAnalytics;

/// <summary>The application's own paths.</summary>
internal static class Endpoints
{
    public const string List =
        """
          GET    /                     a page that shows scored windows as they come
          POST   /events               {"topic":"a","timestamp":"2026-01-01T00:00:00Z","value":1.5}, or an array; Content-Type application/json
          GET    /stream               WebSocket: scored windows; understands ping and subscribe
          GET    /status               where the pipeline stands
          GET    /explanations         why windows may be unusual, newest first; ?count= for more than 20
          GET    /search               ?q=words looks into the runbooks; ?strategy=hybrid, vector or keyword
          POST   /documents            ?name=disk.md (or .txt) adds a runbook, the body, in UTF-8; Content-Type text/markdown
          DELETE /documents            ?name= removes one that was posted
          POST   /faults/{stage}       ?mode=slow, fail, hold or none; stages log, windows, scoring, streaming, explanations
          POST   /workers/{count}      1 to 4 consumers of the log
          POST   /dead-letters/replay  puts failed events back into the log
          GET    /traces/{traceId}     the spans behind an exemplar
          GET    /tally                what the application counted itself, to compare with /metrics
          GET    /metrics              for Prometheus
          GET    /api/v1/alerts        what is pending and firing; /api/v1/query and the rest of Prometheus' API beside it
          GET    /health               and /health/pipeline
        """;

    public static void MapSample(this WebApplication application)
    {
        RouteGroupBuilder app = application.MapGroup("").AddEndpointFilter(CrossSite.Refuse);
        app.MapGet("/", () => Results.Stream(Page(), "text/html; charset=utf-8"));
        app.MapPost("/events", (EventsEndpoint events, HttpRequest request, CancellationToken token) => events.PostAsync(request, token));
        app.MapGet("/stream", (StreamEndpoint stream, HttpContext context) => stream.HandleAsync(context));
        app.MapGet("/status", (PipelineStatus status) => status.Report()).DisableHttpMetrics();
        app.MapGet("/tally", (TallyReport report) => report.Entries()).DisableHttpMetrics();
        app.MapGet("/traces/{traceId}", (string traceId, RecentTraces traces) =>
            traces.Find(traceId) is { Count: > 0 } spans ? Results.Ok(spans) : Results.NotFound());
        app.MapPost("/faults/{stage}", Switch);
        app.MapPost("/workers/{count:int}", Resize);
        app.MapPost("/dead-letters/replay", async (DeadLetters letters, CancellationToken token) =>
            new { replayed = await letters.ReplayAsync(token) });
        app.MapExplanations();
    }

    private static void MapExplanations(this RouteGroupBuilder app)
    {
        app.MapGet("/explanations", (ExplanationsEndpoint explanations, string? count, CancellationToken token) =>
            explanations.GetAsync(count, token));
        app.MapGet("/search", (SearchEndpoint search, string? q, string? strategy) => search.Get(q, strategy));
        app.MapPost("/documents", (DocumentsEndpoint documents, HttpRequest request, string? name, CancellationToken token) =>
            documents.PostAsync(request, name, token));
        app.MapDelete("/documents", (DocumentsEndpoint documents, string? name) => documents.Delete(name));
    }

    private static IResult Switch(string stage, string? mode, FaultSwitches faults)
    {
        if (!Choices.TryParse(stage, out Stage where))
            return Results.NotFound(new { error = $"The stages are {Choices.NamesOf<Stage>()}." });
        if (!Choices.TryParse(mode, out FaultMode how))
            return Results.BadRequest(new { error = $"?mode= must be one of {Choices.NamesOf<FaultMode>()}." });
        faults.Set(where, how);
        return Results.Ok(faults.All.ToDictionary(fault => fault.Stage, fault => fault.Mode));
    }

    private static IResult Resize(int count, ConsumerGroup group)
    {
        if (count is < 1 or > TopicRegistry.Partitions)
            return Results.BadRequest(new { error = $"1 to {TopicRegistry.Partitions} workers are possible, one a partition." });
        group.Resize(count);
        return Results.Ok(new { workers = count });
    }

    private static Stream Page() => typeof(Endpoints).Assembly.GetManifestResourceStream("page.html")!;
}
