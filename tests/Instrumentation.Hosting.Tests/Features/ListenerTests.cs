using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Features;

public sealed class ListenerTests
{
    [Test]
    public async Task A_host_without_a_web_framework_serves_what_it_recorded_and_the_log_says_where()
    {
        TestApplication application = Listening();
        using IHost host = application.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total", 5);
        using var client = new HttpClient();

        string text = await client.GetStringAsync(AddressOf(application));

        Assert.That(text, Does.Contain("\norders_total 5\n"));
        await host.StopAsync();
        Assert.That(() => client.GetStringAsync(AddressOf(application)), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Without_being_asked_for_it_does_not_run()
    {
        var application = new TestApplication();
        using IHost host = application.Build();
        await host.StartAsync();

        Assert.That(application.Log.Messages(LogLevel.Information), Has.Exactly(1).Contains(", listener off,"));
        await host.StopAsync();
    }

    [Test]
    public async Task A_port_in_use_leaves_the_application_running_degraded_with_one_error_that_names_the_key()
    {
        using Socket taken = TakePort(out int port);
        TestApplication application = Listening(port);
        using IHost host = application.Build();
        await host.StartAsync();
        HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Multiple(() =>
        {
            Assert.That(application.Log.Messages(LogLevel.Error), Has.Count.EqualTo(1).And.All.StartsWith("The listener is off because of StreamingMonitoring:Listener:Port: "));
            Assert.That((health.Status, health.Entries["monitoring"].Status), Is.EqualTo((HealthStatus.Degraded, HealthStatus.Degraded)));
            Assert.That(health.Entries["monitoring"].Data["listener"], Is.EqualTo("Off because of StreamingMonitoring:Listener:Port; the log says why."));
            Assert.That(application.Log.Messages(LogLevel.Information), Has.Exactly(1).Contains("listener unavailable"));
        });
        await host.StopAsync();
    }

    [Test]
    public void A_port_in_use_is_fatal_where_that_is_set()
    {
        using Socket taken = TakePort(out int port);
        TestApplication application = Listening(port);
        application.Section["FailOnUnavailable"] = "true";
        using IHost host = application.Build();

        Assert.That(() => host.StartAsync(), Throws.InvalidOperationException.With.Message.StartsWith("The listener cannot start because of StreamingMonitoring:Listener:Port, "));
    }

    [Test]
    public async Task An_address_that_is_not_this_machines_names_the_host()
    {
        TestApplication application = Listening();
        application.Section["Listener:Host"] = "192.0.2.1";
        using IHost host = application.Build();
        await host.StartAsync();

        Assert.That(application.Log.Messages(LogLevel.Error), Has.Count.EqualTo(1).And.All.StartsWith("The listener is off because of StreamingMonitoring:Listener:Host: "));
        await host.StopAsync();
    }

    [Test]
    public async Task Credentials_path_and_allowed_hosts_are_settings()
    {
        TestApplication application = Listening();
        application.Section["Listener:Path"] = "/prometheus";
        application.Section["Listener:User"] = "scraper";
        application.Section["Listener:Password"] = "secret";
        application.Section["Listener:BearerToken"] = "token";
        application.Section["Listener:AllowedHosts"] = "metrics.example.com";
        using IHost host = application.Build();
        await host.StartAsync();
        Uri address = AddressOf(application);

        Assert.Multiple(async () =>
        {
            Assert.That(address.AbsolutePath, Is.EqualTo("/prometheus"));
            Assert.That(await StatusOf(address, null), Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await StatusOf(address, new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("scraper:secret")))), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await StatusOf(address, new AuthenticationHeaderValue("Bearer", "token")), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await StatusOf(address, new AuthenticationHeaderValue("Bearer", "token"), "metrics.example.com"), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await StatusOf(address, new AuthenticationHeaderValue("Bearer", "token"), "evil.example.com"), Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(application.Log.Lines.Select(line => line.Message), Has.None.Contains("secret").And.None.Contains("token"));
        });
        await host.StopAsync();
    }

    private static TestApplication Listening(int port = 0) => new() { Section = { ["Listener:Enabled"] = "true", ["Listener:Port"] = $"{port}" } };

    private static Uri AddressOf(TestApplication application)
    {
        string line = application.Log.Messages(LogLevel.Information).Single(message => message.StartsWith("Streaming monitoring started", StringComparison.Ordinal));
        return new Uri(line.Split("listener ")[1].Split(',')[0]);
    }

    private static async Task<HttpStatusCode> StatusOf(Uri address, AuthenticationHeaderValue? authorization, string? host = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = authorization;
        request.Headers.Host = host;
        using HttpResponseMessage answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static Socket TakePort(out int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        return socket;
    }
}
