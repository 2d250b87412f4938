using System.Text.Json;
using Instrumentation.PromqlPeer.Data;
using Instrumentation.PromqlPeer.Prometheus;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.PrometheusApiPeer;

[Category("Peer")]
public sealed class PrometheusApiAgreementTests
{
    private const int Seed = 20_260_117;

    [Test]
    public async Task The_answers_are_those_of_Prometheus()
    {
        MemorySeriesSource source = DataSet.Make(Seed);
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync();
        await prometheus.WriteAsync(source.Series);
        await using ApiHost host = await ApiHost.StartAsync(source);
        using var client = new HttpClient();
        var comparison = new JsonComparison();

        List<string> differences = [];
        foreach (ApiRequest request in ApiRequests.All)
        {
            ApiReply ours = await request.SendAsync(client, host.Address);
            ApiReply peers = await request.SendAsync(client, prometheus.Address);
            if (Difference(comparison, request, ours, peers) is { } difference)
                differences.Add($"{request}\n  {difference}");
        }

        await TestContext.Out.WriteLineAsync(
            $"HTTP API: {ApiRequests.All.Count} requests, {differences.Count} differences; {comparison.EqualTexts} equal texts, {comparison.CloseNumbers} values within {JsonComparison.Tolerance:0e+00}");
        Assert.That(ApiRequests.All, Has.Count.GreaterThanOrEqualTo(200));
        Assert.That(differences, Is.Empty, string.Join('\n', differences));
    }

    private static string? Difference(JsonComparison comparison, ApiRequest request, ApiReply ours, ApiReply peers)
    {
        if (ours.Status != peers.Status)
            return $"status {ours.Status} instead of {peers.Status}: {ours.Body} instead of {peers.Body}";
        if (ours.ContentType != peers.ContentType)
            return $"content type {ours.ContentType} instead of {peers.ContentType}";
        if (peers.Body.Length == 0)
            return ours.Body.Length == 0 ? null : $"a body instead of none: {ours.Body}";
        if (peers.Status == 200)
            return comparison.Check(ours.Body, peers.Body, request.IsOrdered);
        return KnownTexts.Agree(request, Error(ours), Error(peers)) ? null : $"{Error(ours)} instead of {Error(peers)}";
    }

    private static (string Type, string Text) Error(ApiReply reply)
    {
        using var body = JsonDocument.Parse(reply.Body);
        return (body.RootElement.GetProperty("errorType").GetString()!, body.RootElement.GetProperty("error").GetString()!);
    }
}
