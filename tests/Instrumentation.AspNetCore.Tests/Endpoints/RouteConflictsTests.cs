using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.Endpoints;

public sealed class RouteConflictsTests
{
    private static readonly (string What, Action<WebApplication> Map, string Ours, string Theirs)[] Conflicts =
    [
        ("a route of the application", application => application.MapGet("/health", () => "ok"), "/health", "HTTP: GET /health"),
        ("in other letters", application => application.MapGet("/Metrics", () => "ok"), "/metrics", "HTTP: GET /Metrics"),
        ("for any method", application => application.Map("/health", () => "ok"), "/health", "/health"),
        ("the framework's own health checks", application => application.MapHealthChecks("/health"), "/health", "Health checks"),
        ("with another parameter", application => application.MapGet("/health/{id:int}", (int id) => id), "/health/{component}", "HTTP: GET /health/{id:int}"),
        ("in a group", application => application.MapGroup("/health").MapGet("", () => "ok"), "/health", "HTTP: GET /health/"),
        ("the monitoring itself, twice", application => application.MapStreamingMonitoring(), "/metrics", "Streaming monitoring: metrics"),
    ];

    private static readonly Action<WebApplication>[] Neighbours =
    [
        application => application.MapPost("/health", () => "ok"),
        application => application.MapGet("/health/live/now", () => "ok"),
        application => application.MapGet("/{**rest}", () => "ok"),
        application => application.MapGet("/{page}", () => "ok"),
        application => application.MapStreamingMonitoring("/monitoring"),
        application => application.MapGroup("/admin").MapStreamingMonitoring(),
        application => application.MapGet("/metrics", () => "ok").RequireHost("public.example.com"),
    ];

    [TestCaseSource(nameof(Conflicts))]
    public async Task A_route_that_exists_already_stops_the_start_and_both_are_named((string What, Action<WebApplication> Map, string Ours, string Theirs) conflict)
    {
        var application = new TestWebApplication
        {
            Pipeline = web =>
            {
                conflict.Map(web);
                IEndpointConventionBuilder mapped = web.MapStreamingMonitoring();
                if (conflict.What.Contains("host", StringComparison.Ordinal))
                    mapped.RequireHost("localhost");
            },
        };
        await using WebApplication built = application.Build();

        Assert.That(
            () => built.StartAsync(),
            Throws.InvalidOperationException.With.Message.StartsWith($"The route {conflict.Ours} of 'Streaming monitoring: ").And.Message.Contains($"'{conflict.Theirs}'")
                .And.Message.Contains("StreamingMonitoring:Endpoints:Prefix"));
    }

    [TestCaseSource(nameof(Neighbours))]
    public async Task A_route_beside_it_is_no_conflict(Action<WebApplication> map)
    {
        var application = new TestWebApplication
        {
            Pipeline = web =>
            {
                web.MapStreamingMonitoring().RequireHost("localhost");
                map(web);
            },
        };
        await application.StartAsync();
        await using (application)
        {
            HttpContext answer = await application.SendAsync("/health");
            Assert.That(answer.Response.StatusCode, Is.EqualTo(200));
        }
    }
}
