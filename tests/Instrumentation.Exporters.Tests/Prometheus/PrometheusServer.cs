using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Instrumentation.Exporters.Tests.Prometheus;

/// <summary>A real Prometheus that scrapes one target every 200 milliseconds.</summary>
internal sealed class PrometheusServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prometheus-");
    private readonly Process _process;
    private readonly int _port = FreePort();

    internal PrometheusServer(Uri target, string? features)
    {
        string config = Path.Combine(_folder.FullName, "prometheus.yml");
        File.WriteAllText(config, $$"""
            global: { scrape_interval: 200ms, scrape_timeout: 200ms }
            scrape_configs:
            - job_name: app
              metrics_path: {{target.AbsolutePath}}
              static_configs: [ { targets: [ '127.0.0.1:{{target.Port}}' ] } ]
            """);
        List<string> arguments =
        [
            $"--config.file={config}", $"--storage.tsdb.path={Path.Combine(_folder.FullName, "data")}", $"--web.listen-address=127.0.0.1:{_port}", "--log.level=error",
        ];
        if (features is not null)
            arguments.Add($"--enable-feature={features}");
        _process = Process.Start(new ProcessStartInfo(Peer.Require("prometheus", "prometheus"), arguments) { UseShellExecute = false })!;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Waits until a query has exactly these results.</summary>
    internal async Task ExpectAsync(string query, params double[] expected)
    {
        double[] values = [];
        try
        {
            await Peer.Until(
                async () =>
                {
                    JsonElement data = await GetAsync($"query?query={Uri.EscapeDataString(query)}");
                    values = [.. data.GetProperty("result").EnumerateArray().Select(result => double.Parse(result.GetProperty("value")[1].GetString()!)).Order()];
                    return values.SequenceEqual(expected.Order());
                },
                Patience,
                $"{query} is {string.Join(", ", expected)}");
        }
        catch (AssertionException exception)
        {
            throw new AssertionException($"{exception.Message} Last: {string.Join(", ", values)}.", exception);
        }
    }

    /// <summary>Waits until there is an exemplar of this series, and returns its labels.</summary>
    internal async Task<Dictionary<string, string>> ExemplarAsync(string query)
    {
        Dictionary<string, string> labels = [];
        await Peer.Until(
            async () =>
            {
                JsonElement data = await GetAsync($"query_exemplars?query={Uri.EscapeDataString(query)}&start=0&end=4000000000");
                if (data.GetArrayLength() == 0)
                    return false;
                labels = data[0].GetProperty("exemplars")[0].GetProperty("labels").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!);
                return true;
            },
            Patience,
            $"an exemplar of {query}");
        return labels;
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using JsonDocument document = JsonDocument.Parse(await _client.GetStringAsync($"http://127.0.0.1:{_port}/api/v1/{path}"));
        return document.RootElement.GetProperty("data").Clone();
    }
}
