using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.PromqlPeer.Generation;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.PromqlPeer.Prometheus;

/// <summary>A real Prometheus on loopback, empty at first, that scrapes nothing and takes remote writes. Disposing it ends it and removes its data.</summary>
internal sealed partial class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _http;

    private PrometheusServer(Process process, DirectoryInfo folder, Uri address)
    {
        _process = process;
        _folder = folder;
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _http.BaseAddress!;

    public static async Task<PrometheusServer> StartAsync()
    {
        string path = Peer.Require("prometheus", "prometheus");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("prometheus-");
        string configuration = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, "global: {}\n");
        string[] arguments =
        [
            $"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(folder.FullName, "data")}", "--storage.tsdb.retention.time=100y",
            "--web.listen-address=127.0.0.1:0", "--web.enable-remote-write-receiver", "--web.enable-lifecycle", "--enable-feature=native-histograms",
        ];
        var start = new ProcessStartInfo(path, arguments) { UseShellExecute = false, RedirectStandardError = true };
        Process process = Process.Start(start)!;
        try
        {
            return new PrometheusServer(process, folder, await ReadyAsync(process));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    public async Task WriteAsync(IEnumerable<MemorySeries> series)
    {
        using var body = new ByteArrayContent(RemoteWriteRequest.Of(series));
        body.Headers.Add("Content-Encoding", "snappy");
        body.Headers.Add("X-Prometheus-Remote-Write-Version", "0.1.0");
        using HttpResponseMessage response = await _http.PostAsync(new Uri("/api/v1/write", UriKind.Relative), body);
        if (response.StatusCode != HttpStatusCode.NoContent)
            Assert.Fail($"Prometheus refused the remote write, {response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Runs a query. An error is an answer.</summary>
    public async Task<Answer> QueryAsync(FuzzQuery query, CancellationToken cancellationToken = default)
    {
        var fields = new Dictionary<string, string> { ["query"] = query.PeerText };
        if (query.IsRange)
        {
            fields["start"] = Seconds(query.StartUnixMs);
            fields["end"] = Seconds(query.EndUnixMs);
            fields["step"] = Seconds(query.StepMs);
        }
        else
        {
            fields["time"] = Seconds(query.StartUnixMs);
        }

        using var form = new FormUrlEncodedContent(fields);
        using HttpResponseMessage response = await _http.PostAsync(new Uri(query.IsRange ? "/api/v1/query_range" : "/api/v1/query", UriKind.Relative), form, cancellationToken);
        return PrometheusAnswer.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using HttpResponseMessage response = await _http.PostAsync(new Uri("/-/quit", UriKind.Relative), null, patience.Token);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Kill(null, EventArgs.Empty);
        }

        AppDomain.CurrentDomain.ProcessExit -= Kill;
        _http.Dispose();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Seconds(long milliseconds) => (milliseconds / 1000m).ToString(CultureInfo.InvariantCulture);

    // It logs where it listens before it is ready.
    private static async Task<Uri> ReadyAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        Uri? address = null;
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                address = new Uri($"http://{match.Groups["address"].Value}");
            if (address is null || !line.Contains("Server is ready to receive web requests", StringComparison.Ordinal))
                continue;

            // A log that nobody reads would hold it up.
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return address;
        }

        throw new InvalidOperationException("Prometheus ended before it was ready.");
    }

    private void Kill(object? sender, EventArgs arguments)
    {
        if (_process.HasExited)
            return;
        _process.Kill();
        _process.WaitForExit();
    }

    [GeneratedRegex("""msg="Listening on" address=(?<address>\S+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();
}
