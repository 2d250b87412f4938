using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation.AlertmanagerApiPeer;

/// <summary>Alertmanager's own tool, told to talk to us.</summary>
[Category("Peer")]
public sealed class AmtoolClientTests
{
    private const string Configuration = """
        route: { receiver: team, group_by: [alertname] }
        receivers: [{ name: team, webhook_configs: [{ url: 'http://127.0.0.1:1/' }] }]
        """;

    [Test]
    public async Task Amtool_adds_and_lists_alerts_and_silences_them()
    {
        string amtool = Peer.Require("amtool", "prometheus-alertmanager");
        await using WebApplication application = await StartAsync();
        string url = application.Urls.Single();
        async Task<string> RunAsync(params string[] arguments)
        {
            (int exitCode, string output) = await Peer.RunAsync(amtool, ["--alertmanager.url", url, .. arguments]);
            Assert.That(exitCode, Is.Zero, $"{string.Join(' ', arguments)}: {output}");

            // It warns of a server whose version is not its own.
            return string.Join('\n', output.Trim().Split('\n').Where(line => !line.StartsWith("Warning: ", StringComparison.Ordinal)));
        }

        await RunAsync("alert", "add", "alertname=Down", "zone=a", "--annotation=summary=it is down");
        await RunAsync("alert", "add", "Slow", "zone=b");
        Assert.That(Names(await RunAsync("alert", "query", "-o", "json")), Is.EqualTo(new[] { "Down", "Slow" }));
        Assert.That(Names(await RunAsync("alert", "query", "-o", "json", "zone=~b|c")), Is.EqualTo(new[] { "Slow" }));
        Assert.That(await RunAsync("alert", "query"), Does.Contain("it is down"));

        string id = await RunAsync("silence", "add", "alertname=Down", "zone=~a.*", "--comment", "known", "--author", "me", "--duration", "2h");
        Assert.That(Guid.TryParse(id, out _), Is.True, id);
        Assert.That(Names(await RunAsync("alert", "query", "-o", "json")), Is.EqualTo(new[] { "Slow" }));
        Assert.That(Names(await RunAsync("alert", "query", "-o", "json", "--silenced")), Is.EqualTo(new[] { "Down" }));
        Assert.That(await RunAsync("silence", "query", "-q"), Is.EqualTo(id));
        Assert.That(await RunAsync("silence", "query"), Does.Contain("zone=~\"a.*\"").And.Contain("known"));

        string updated = await RunAsync("silence", "update", "--comment", "still known", "--duration", "3h", id);
        Assert.That(updated, Does.Contain("still known"));
        await RunAsync("silence", "expire", id);
        Assert.That(await RunAsync("silence", "query", "-q"), Is.Empty);
        Assert.That(Names(await RunAsync("alert", "query", "-o", "json")), Is.EqualTo(new[] { "Down", "Slow" }));
        Assert.That(await RunAsync("config", "show"), Does.Contain("receiver: team").And.Contain("<secret>"));
    }

    private static string[] Names(string alerts) =>
        [.. JsonSerializer.Deserialize<JsonElement>(alerts).EnumerateArray().Select(alert => alert.GetProperty("labels").GetProperty("alertname").GetString()!).Order(StringComparer.Ordinal)];

    private static async Task<WebApplication> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddStreamingMonitoring().AddAlertRouting(AlertmanagerFileReader.Parse(Configuration, "alertmanager.yml"));
        WebApplication application = builder.Build();
        application.MapStreamingMonitoring();
        await application.StartAsync();
        return application;
    }
}
