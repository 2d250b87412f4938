using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>Uses the service in every way it has, faults included, so that no metric of it stays empty.</summary>
internal static class Traffic
{
    // A failing stage fails three times of five; so often it would have to do well for a metric of failures to stay empty.
    private const int Tries = 20;

    /// <summary>Two calm days and then spikes with three calm hours behind each; each hour's value makes a window.</summary>
    /// <param name="spikes">How many.</param>
    /// <returns>The hours' values.</returns>
    public static double[] SpikesAmongCalm(int spikes) =>
        [.. Enumerable.Range(0, 48 + (4 * spikes)).Select(hour => hour >= 48 && hour % 4 == 0 ? 60 : 10 + Math.Sin(hour))];

    public static async Task MakeAsync(RunningService service, WebSocket client)
    {
        await client.HearAsync("welcome");
        await client.SayAsync("""{"type":"ping"}""");
        await client.HearAsync("pong");
        await client.SayAsync("""{"type":"subscribe","topics":["posted_with_failing_scoring"]}""");
        await client.SayAsync("what is this?");
        using (ClientWebSocket visitor = await service.ConnectAsync("http://elsewhere.example"))
            await visitor.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await RequestAsync(service);
        await FailAsync(service);
        await service.SendAsync(HttpMethod.Post, "/dead-letters/replay");
        await service.WaitUntilIdleAsync();
    }

    private static async Task RequestAsync(RunningService service)
    {
        await service.GetAsync("/");
        await service.SendAsync(HttpMethod.Get, "/nothing/here");
        await service.SendAsync(HttpMethod.Post, "/events", "{}");
        foreach (string method in new[] { "BREW", "PROPFIND", "PATCH" })
            await service.SendAsync(new HttpMethod(method), "/events");
        await BreakOffAsync(service);
        await service.SendAsync(HttpMethod.Post, "/workers/3");
        await service.SendAsync(HttpMethod.Post, "/documents?name=pumps.md", "# Pumps\n\nA pump that takes in air makes noise.");
        await service.SendAsync(HttpMethod.Post, "/documents?name=pumps.pdf", "%PDF-1.7");
        foreach (string strategy in new[] { "hybrid", "vector", "keyword" })
            await service.GetAsync($"/search?q=noise+of+a+pump&strategy={strategy}");
        await service.GetAsync("/explanations");
        await service.PostHoursAsync("posted_late", 0, 1, 2, 3, 4);
        await service.PostHoursAsync("posted_late", 0, 5);
        await service.WaitUntilIdleAsync();
    }

    // An upload that ends before it is complete: the request fails with an exception.
    private static async Task BreakOffAsync(RunningService service)
    {
        double before = await UploadsAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(service.Address.Host, service.Address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /events HTTP/1.1\r\nHost: {service.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n["));
        }

        await Peer.Until(async () => await UploadsAsync() > before, TimeSpan.FromSeconds(10), "the upload that broke off is counted");

        async Task<double> UploadsAsync() => (await service.TallyAsync())
            .Where(series => series.Key.StartsWith(
                "rag_http_requests_total{endpoint=\"/events\",method=\"POST\",status_code=\"4", StringComparison.Ordinal))
            .Sum(series => series.Value);
    }

    private static async Task FailAsync(RunningService service)
    {
        await SwitchAsync(service, "log", "fail");
        for (int i = 0; i < Tries; i++)
            await service.PostHoursAsync("posted_to_a_failing_log", i, i);
        await SwitchAsync(service, "log", "none");

        await SwitchAsync(service, "windows", "fail");
        await service.PostHoursAsync("posted_to_failing_windows", 0, [.. Enumerable.Range(0, 3 * Tries).Select(value => (double)value)]);
        await service.WaitUntilIdleAsync();
        await SwitchAsync(service, "windows", "none");

        await SwitchAsync(service, "scoring", "fail");
        await SwitchAsync(service, "streaming", "slow");
        for (int i = 0; i < Tries; i++)
        {
            await service.PostHoursAsync("posted_with_failing_scoring", 2 * i, i, i);
            await service.WaitUntilIdleAsync();
        }

        await SwitchAsync(service, "scoring", "none");
        await SwitchAsync(service, "streaming", "none");

        await SwitchAsync(service, "explanations", "fail");
        await service.PostHoursAsync("posted_with_failing_explanations", 0, SpikesAmongCalm(3 * Tries));
        await service.WaitUntilIdleAsync();
        await SwitchAsync(service, "explanations", "none");
    }

    private static async Task SwitchAsync(RunningService service, string stage, string mode)
    {
        (int status, string body) = await service.SendAsync(HttpMethod.Post, $"/faults/{stage}?mode={mode}");
        Assert.That(status, Is.EqualTo(200), body);
    }
}
