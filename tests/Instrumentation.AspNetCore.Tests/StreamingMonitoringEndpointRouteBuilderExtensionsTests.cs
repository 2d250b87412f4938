using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation;

public sealed class StreamingMonitoringEndpointRouteBuilderExtensionsTests
{
    [Test]
    public async Task Paths_and_prefix_are_settings()
    {
        var application = new TestWebApplication { Section = { ["Endpoints:Prefix"] = "/ops", ["Endpoints:MetricsPath"] = "/prometheus", ["Endpoints:HealthPath"] = "/state" } };
        await application.StartAsync();
        await using (application)
            Assert.That(await StatusesOf(application, "/ops/prometheus", "/ops/state", "/ops/state/monitoring", "/metrics", "/health"), Is.EqualTo(new[] { 200, 200, 200, 404, 404 }));
    }

    [Test]
    public async Task The_prefix_in_code_wins_over_the_setting()
    {
        var application = new TestWebApplication { Section = { ["Endpoints:Prefix"] = "/ops" }, Pipeline = web => web.MapStreamingMonitoring("/mine") };
        await application.StartAsync();
        await using (application)
            Assert.That(await StatusesOf(application, "/mine/metrics", "/ops/metrics"), Is.EqualTo(new[] { 200, 404 }));
    }

    [TestCase("monitoring")]
    [TestCase("/monitoring/")]
    [TestCase("/{tenant}")]
    public async Task A_prefix_that_is_no_path_is_refused(string prefix)
    {
        var application = new TestWebApplication { Pipeline = _ => { } };
        await using WebApplication web = application.Build();

        Assert.That(() => web.MapStreamingMonitoring(prefix), Throws.ArgumentException.With.Message.Contains(prefix));
    }

    [Test]
    public async Task Mapping_without_adding_says_what_to_call()
    {
        var application = new TestWebApplication { Monitoring = _ => { }, Pipeline = _ => { } };
        await using WebApplication web = application.Build();

        Assert.That(() => web.MapStreamingMonitoring(), Throws.InvalidOperationException.With.Message.Contains("AddStreamingMonitoring()"));
    }

    [Test]
    public async Task Conventions_reach_every_route()
    {
        var application = new TestWebApplication { Pipeline = web => web.MapStreamingMonitoring().WithMetadata("mine") };
        await application.StartAsync();
        await using (application)
        {
            IReadOnlyList<Endpoint> endpoints = application.Application.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;
            Assert.That(endpoints, Has.Count.EqualTo(19));
            Assert.That(endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<string>()), Is.All.EqualTo("mine"));
        }
    }

    [Test]
    public async Task The_frameworks_own_request_metrics_are_captured_per_application()
    {
        await using TestWebApplication one = await new TestWebApplication().StartAsync();
        await using TestWebApplication two = await new TestWebApplication().StartAsync();

        await one.SendAsync("/nothing");

        await Peer.Until(
            () => Task.FromResult(one.Metrics.Snapshot().Find("http.server.request.duration")?.Series[0].Histogram!.Count == 1), TimeSpan.FromSeconds(30), "the server records the request after it was answered");
        Assert.That(two.Metrics.Snapshot().Find("http.server.request.duration"), Is.Null);
    }

    [Test]
    public async Task The_log_says_what_is_served_and_to_whom()
    {
        var application = new TestWebApplication();
        await application.StartAsync();
        await using (application)
            Assert.That(application.Log.Messages(LogLevel.Information), Has.Exactly(1).EqualTo("Streaming monitoring serves /api/v1/, /metrics and /health; callers from other machines get the bare health status only."));
    }

    private static async Task<int[]> StatusesOf(TestWebApplication application, params string[] paths)
    {
        List<int> statuses = [];
        foreach (string path in paths)
            statuses.Add((await application.SendAsync(path)).Response.StatusCode);
        return [.. statuses];
    }
}
