using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Instrumentation.Endpoints;

public sealed class HealthEndpointTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [TestCase(HealthStatus.Healthy, 200, "healthy")]
    [TestCase(HealthStatus.Degraded, 200, "degraded")]
    [TestCase(HealthStatus.Unhealthy, 503, "unhealthy")]
    public async Task The_worst_component_decides_about_the_whole(HealthStatus worst, int statusCode, string status)
    {
        await using TestWebApplication application = await With(
            ("database", () => HealthCheckResult.Healthy()),
            ("kafka", () => new HealthCheckResult(worst))).StartAsync();

        HttpContext whole = await application.SendAsync("/health");
        HttpContext component = await application.SendAsync("/health/kafka");
        HttpContext bare = await application.SendAsync("/health", prepare: context => context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1"));

        Assert.Multiple(async () =>
        {
            Assert.That((whole.Response.StatusCode, component.Response.StatusCode, bare.Response.StatusCode), Is.EqualTo((statusCode, statusCode, statusCode)));
            Assert.That(await StatusOf(whole), Is.EqualTo(status));
            Assert.That(await StatusOf(component), Is.EqualTo(status));
            Assert.That(await TestWebApplication.BodyOf(bare), Is.EqualTo($$"""{"status":"{{status}}"}"""));
        });
    }

    [Test]
    public async Task The_summary_has_the_streaming_guides_shape()
    {
        await using TestWebApplication application = await Guide().StartAsync();

        HttpContext answer = await application.SendAsync("/health");

        Assert.That((answer.Response.StatusCode, answer.Response.ContentType, answer.Response.Headers.CacheControl.ToString()), Is.EqualTo((503, "application/json", "no-store")));
        Approved.Verify(Indent(await TestWebApplication.BodyOf(answer)));
    }

    [Test]
    public async Task A_component_has_the_streaming_guides_shape()
    {
        await using TestWebApplication application = await Guide().StartAsync();

        Approved.Verify(Indent(await TestWebApplication.BodyOf(await application.SendAsync("/health/KAFKA"))));
    }

    [Test]
    public async Task An_unknown_component_is_404()
    {
        await using TestWebApplication application = await Guide().StartAsync();

        HttpContext answer = await application.SendAsync("/health/\"<x>");

        Assert.That(answer.Response.StatusCode, Is.EqualTo(404));
        Assert.That(JsonDocument.Parse(await TestWebApplication.BodyOf(answer)).RootElement.GetProperty("detail").GetString(), Is.EqualTo("Unknown component: \"<x>"));
    }

    [Test]
    public async Task Nothing_of_an_exception_leaves_the_process()
    {
        await using TestWebApplication application = await With(
            ("thrown", () => throw new InvalidOperationException("password=secret1")),
            ("reported", () => HealthCheckResult.Unhealthy("password=secret2", new InvalidOperationException("password=secret2"))),
            ("data", () => HealthCheckResult.Unhealthy(data: new Dictionary<string, object> { ["cause"] = new InvalidOperationException("password=secret3") }))).StartAsync();

        foreach (string path in (string[])["/health", "/health/thrown", "/health/reported", "/health/data"])
        {
            HttpContext answer = await application.SendAsync(path);
            string body = await TestWebApplication.BodyOf(answer);
            Assert.That(answer.Response.StatusCode, Is.EqualTo(503), path);
            Assert.That(body, Does.Not.Contain("secret").And.Not.Contain("Exception"), path);
        }
    }

    [Test]
    public async Task A_check_of_the_frameworks_own_builder_is_a_component_as_well()
    {
        TestWebApplication own = new() { Services = builder => builder.Services.AddHealthChecks().AddCheck("disk", () => HealthCheckResult.Degraded()) };
        await using TestWebApplication application = await own.StartAsync();

        Assert.That(await StatusOf(await application.SendAsync("/health/disk")), Is.EqualTo("degraded"));
    }

    [Test]
    public async Task A_feature_that_is_off_because_it_could_not_start_degrades_the_monitoring_and_the_whole()
    {
        TestWebApplication unwritable = new() { Section = { ["TextFile:Path"] = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "orders.prom") } };
        await using TestWebApplication application = await unwritable.StartAsync();

        HttpContext whole = await application.SendAsync("/health");
        HttpContext component = await application.SendAsync("/health/monitoring");

        Assert.That((whole.Response.StatusCode, await StatusOf(whole)), Is.EqualTo((200, "degraded")));
        Assert.That(await TestWebApplication.BodyOf(component), Does.Contain("\"text_file\":\"Off because of StreamingMonitoring:TextFile:Path; the log says why.\""));
    }

    [Test]
    public async Task What_remote_callers_ask_costs_one_check_a_second_and_local_ones_see_the_moment()
    {
        int checks = 0;
        await using TestWebApplication application = await With(("kafka", () => Interlocked.Increment(ref checks) > 0 ? HealthCheckResult.Healthy() : default)).StartAsync();

        for (int times = 0; times < 10; times++)
            await application.SendAsync("/health", prepare: context => context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1"));
        Assert.That(checks, Is.EqualTo(1));
        application.Clock.Advance(TimeSpan.FromSeconds(1));
        await application.SendAsync("/health", prepare: context => context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1"));
        Assert.That(checks, Is.EqualTo(2));
        await application.SendAsync("/health");
        await application.SendAsync("/health");
        Assert.That(checks, Is.EqualTo(4));
    }

    private static TestWebApplication Guide() => With(
        ("kafka", () => HealthCheckResult.Degraded(data: new Dictionary<string, object> { ["consumer_lag"] = 1500, ["status"] = "not this one" })),
        ("ml_pipeline", () => HealthCheckResult.Unhealthy("slow", data: new Dictionary<string, object> { ["inference_time_ms"] = 142.5, ["models_cached"] = 3L, ["warm"] = true })),
        ("websocket", () => HealthCheckResult.Healthy()),
        ("database", () => throw new InvalidOperationException("connection string")));

    private static TestWebApplication With(params (string Component, Func<HealthCheckResult> Check)[] components) => new()
    {
        Monitoring = builder =>
        {
            StreamingMonitoringBuilder monitoring = builder.AddStreamingMonitoring();
            foreach ((string component, Func<HealthCheckResult> check) in components)
                monitoring.AddHealthCheck(component, _ => Task.FromResult(check()));
        },
    };

    private static async Task<string?> StatusOf(HttpContext answer) =>
        JsonDocument.Parse(await TestWebApplication.BodyOf(answer)).RootElement.GetProperty("status").GetString();

    private static string Indent(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json), Indented);
}
