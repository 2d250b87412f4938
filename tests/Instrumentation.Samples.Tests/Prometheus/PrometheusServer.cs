using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Samples.Processes;

namespace Instrumentation.Samples.Prometheus;

/// <summary>A real Prometheus that scrapes one target every second and keeps its data in a folder of its own.</summary>
internal sealed partial class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan ScrapePatience = TimeSpan.FromSeconds(15);

    private readonly RunningProgram _program;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _http;

    private PrometheusServer(RunningProgram program, DirectoryInfo folder, Uri address)
    {
        _program = program;
        _folder = folder;
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
    }

    /// <summary>Starts a server.</summary>
    /// <param name="target">What it scrapes.</param>
    /// <param name="features">Features to switch on.</param>
    public static async Task<PrometheusServer> StartAsync(Uri target, params string[] features)
    {
        string path = Peer.Require("prometheus", "prometheus");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("prometheus-");
        string configuration = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(
            configuration,
            $"""
            global:
              scrape_interval: 1s
              scrape_timeout: 1s
            scrape_configs:
              - job_name: sample
                static_configs:
                  - targets: ['{target.Authority}']
            """);
        string[] arguments =
        [
            $"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(folder.FullName, "data")}", "--web.listen-address=127.0.0.1:0",
            .. features.Select(feature => $"--enable-feature={feature}"),
        ];
        RunningProgram program = RunningProgram.Start(path, arguments);
        Match listening = await program.WaitForLineAsync(Listening());
        await program.WaitForLineAsync(Ready());
        return new PrometheusServer(program, folder, new Uri($"http://{listening.Groups["address"].Value}"));
    }

    /// <summary>Waits until the target was scraped again, from beginning to end, after this call.</summary>
    public async Task WaitForScrapeAsync()
    {
        // Prometheus moves a scrape's timestamp by up to 2 ms to keep them regular.
        double since = TimeProvider.System.GetUtcNow().AddMilliseconds(5).ToUnixTimeMilliseconds() / 1000.0;
        await Peer.Until(
            async () => (await QueryAsync("timestamp(up)")).Values.Any(time => time > since) && (await QueryAsync("up")).Values.Single() == 1,
            ScrapePatience,
            "Prometheus scrapes the target again");
    }

    /// <summary>Runs an instant query.</summary>
    /// <param name="query">In PromQL.</param>
    /// <returns>The values by <see cref="SeriesName"/>, native histograms left out.</returns>
    public async Task<IReadOnlyDictionary<string, double>> QueryAsync(string query)
    {
        JsonElement data = await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}");
        return data.GetProperty("result").EnumerateArray().Where(series => series.TryGetProperty("value", out _)).ToDictionary(
            series => SeriesName.Of(NameOf(series.GetProperty("metric")), LabelsOf(series.GetProperty("metric"))),
            series => ParsedExposition.Number(series.GetProperty("value")[1].GetString()!),
            StringComparer.Ordinal);
    }

    /// <summary>Finds exemplars of the last ten minutes.</summary>
    /// <param name="selector">Which series.</param>
    public async Task<IReadOnlyList<StoredExemplar>> QueryExemplarsAsync(string selector)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        string range = string.Create(CultureInfo.InvariantCulture, $"start={now - 600}&end={now + 60}");
        JsonElement data = await GetAsync($"/api/v1/query_exemplars?query={Uri.EscapeDataString(selector)}&{range}");
        return
        [
            .. from series in data.EnumerateArray()
               from exemplar in series.GetProperty("exemplars").EnumerateArray()
               select new StoredExemplar(
                   NameOf(series.GetProperty("seriesLabels")),
                   LabelsOf(series.GetProperty("seriesLabels")).ToDictionary(StringComparer.Ordinal),
                   exemplar.GetProperty("labels").GetProperty("trace_id").GetString()!,
                   exemplar.GetProperty("labels").GetProperty("span_id").GetString()!,
                   ParsedExposition.Number(exemplar.GetProperty("value").GetString()!)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _program.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string NameOf(JsonElement labels) => labels.TryGetProperty("__name__", out JsonElement name) ? name.GetString()! : "";

    private static IEnumerable<KeyValuePair<string, string>> LabelsOf(JsonElement labels) =>
        labels.EnumerateObject().Select(label => KeyValuePair.Create(label.Name, label.Value.GetString()!));

    private async Task<JsonElement> GetAsync(string path)
    {
        using JsonDocument answer = JsonDocument.Parse(await _http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return answer.RootElement.GetProperty("data").Clone();
    }

    [GeneratedRegex("""msg="Listening on" address=(?<address>\S+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();

    [GeneratedRegex("Server is ready to receive web requests")]
    private static partial Regex Ready();
}
