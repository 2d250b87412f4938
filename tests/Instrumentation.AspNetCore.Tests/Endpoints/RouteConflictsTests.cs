using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Endpoints;

public sealed class RouteConflictsTests
{
    private static readonly (string What, Action<WebApplication> Map, string Ours, string Theirs)[] Conflicts =
    [
        ("a route of the application", application => application.MapGet("/health", () => "ok"), "/health", "HTTP: GET /health"),
        ("in other letters", application => application.MapGet("/Metrics", () => "ok"), "/metrics", "HTTP: GET /Metrics"),
        ("for any method", application => application.Map("/health", () => "ok"), "/health", "/health"),
        ("the framework's own health checks", application => application.MapHealthChecks("/health"), "/health", "Health checks"),
        ("with another parameter", application => application.MapGet("/health/{id:int}", (int id) => id),
            "/health/{component}", "HTTP: GET /health/{id:int}"),
        ("for the same host", application => application.MapGet("/metrics", () => "ok").RequireHost("localhost"), "/metrics", "HTTP: GET /metrics"),
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
    public async Task A_route_that_exists_already_stops_the_start_and_both_are_named(
        (string What, Action<WebApplication> Map, string Ours, string Theirs) conflict)
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
            Throws.InvalidOperationException.With.Message.StartsWith($"The route {conflict.Ours} of 'Streaming monitoring: ")
                .And.Message.Contains($"'{conflict.Theirs}'")
                .And.Message.Contains("StreamingMonitoring:Endpoints:Prefix"));
    }

    [Test]
    public async Task A_conflict_is_found_before_the_server_listens()
    {
        var application = new TestWebApplication
        {
            UsesKestrel = true,
            Pipeline = web =>
            {
                web.MapStreamingMonitoring();
                web.MapGet("/metrics", () => "ok");
            },
        };
        await using WebApplication built = application.Build();

        Assert.That(() => built.StartAsync(), Throws.InvalidOperationException.With.Message.StartsWith("The route /metrics of "));
        Assert.That(built.Urls, Is.EqualTo(new[] { "http://127.0.0.1:0" }), "a server that listens has put the port it got in place of the 0");
    }

    [Test]
    public async Task Where_the_monitoring_is_added_to_the_services_alone_a_conflict_still_stops_the_start()
    {
        var application = new TestWebApplication
        {
            Monitoring = builder => builder.Services.AddStreamingMonitoring(),
            Pipeline = web =>
            {
                web.MapStreamingMonitoring();
                web.MapGet("/metrics", () => "ok");
            },
        };
        await using WebApplication built = application.Build();

        Assert.That(() => built.StartAsync(), Throws.InvalidOperationException.With.Message.StartsWith("The route /metrics of "));
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
