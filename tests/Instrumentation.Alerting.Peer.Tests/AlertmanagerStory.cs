using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Instrumentation;

/// <summary>Tells a story to a real Alertmanager on loopback, in real time.</summary>
internal sealed class AlertmanagerStory : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    private const int FirstPort = 19_093;

    private static int _ports;

    private readonly RandomStory _story;
    private readonly string _program;
    private readonly string _folder = Directory.CreateTempSubdirectory("alertmanager").FullName;
    private HttpListener _webhooks = new();
    private readonly HttpClient _client = new();
    private readonly List<Delivered> _delivered = [];
    private readonly Lock _lock = new();
    private Process? _process;
    private long _start;

    public AlertmanagerStory(RandomStory story, string program)
    {
        _story = story;
        _program = program;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
        ((IDisposable)_webhooks).Dispose();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<IReadOnlyList<Delivered>> RunAsync()
    {
        string hook = Listen();
        _ = ServeAsync();
        await StartAsync(hook);
        DateTimeOffset epoch = TimeProvider.System.GetUtcNow();
        _start = TimeProvider.System.GetTimestamp();
        foreach (StoryAction action in _story.Actions)
        {
            await WaitUntilAsync(action.At);
            await DoAsync(action, epoch);
        }

        await WaitUntilAsync(RandomStory.Length);
        lock (_lock)
            return [.. _delivered];
    }

    /// <summary>Listens on a free port; one that somebody takes in between is left to them.</summary>
    private string Listen()
    {
        while (true)
        {
            string address = $"http://127.0.0.1:{FreePort()}";
            _webhooks.Prefixes.Add(address + "/");
            try
            {
                _webhooks.Start();
                return address;
            }
            catch (HttpListenerException)
            {
                ((IDisposable)_webhooks).Dispose();
                _webhooks = new HttpListener();
            }
        }
    }

    private async Task StartAsync(string hook)
    {
        int port = FreeLowPort();
        string configuration = Path.Combine(_folder, "alertmanager.yml");
        await File.WriteAllTextAsync(configuration, _story.Configuration.Replace("@HOOK@", hook, StringComparison.Ordinal));
        _client.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        _process = Process.Start(new ProcessStartInfo(_program, [$"--config.file={configuration}", $"--storage.path={_folder}/data", $"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address=", "--log.level=error"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        await Peer.Until(async () => (await _client.GetAsync("/-/ready")).IsSuccessStatusCode, StartTimeout, "Alertmanager is ready");
    }

    private async Task DoAsync(StoryAction action, DateTimeOffset epoch)
    {
        HttpResponseMessage response = action switch
        {
            StoryAction.Push push => await _client.PostAsJsonAsync("/api/v2/alerts", push.Alerts.Select(alert => Alert(alert, push.IsResolved ? Text(epoch.AddSeconds(push.At)) : null))),
            StoryAction.Silence silence => await _client.PostAsJsonAsync("/api/v2/silences", new
            {
                matchers = new[] { new { name = "alertname", value = silence.Name, isRegex = false, isEqual = true } },
                startsAt = Text(epoch.AddSeconds(silence.At)),
                endsAt = Text(epoch.AddSeconds(silence.Until)),
                createdBy = "story",
                comment = "story",
            }),
            _ => await _client.PostAsync("/-/reload", null),
        };
        using (response)
            Assert.That(response.IsSuccessStatusCode, Is.True, $"{action}: {await response.Content.ReadAsStringAsync()}");
    }

    private static Dictionary<string, object> Alert((string Name, string Zone) alert, string? endsAt)
    {
        var posted = new Dictionary<string, object> { ["labels"] = new Dictionary<string, string> { ["alertname"] = alert.Name, ["zone"] = alert.Zone } };
        if (endsAt is not null)
            posted["endsAt"] = endsAt;
        return posted;
    }

    private async Task ServeAsync()
    {
        while (_webhooks.IsListening)
        {
            try
            {
                Answer(await _webhooks.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        double second = TimeProvider.System.GetElapsedTime(_start).TotalSeconds;
        string webhook = context.Request.Url!.AbsolutePath.Trim('/');
        JsonElement body = JsonSerializer.Deserialize<JsonElement>(context.Request.InputStream);
        bool fails = webhook == "one" && second < _story.FailsUntil;
        if (!fails)
        {
            string alerts = string.Join(' ', body.GetProperty("alerts").EnumerateArray().Select(alert =>
                $"{alert.GetProperty("labels").GetProperty("alertname").GetString()}/{alert.GetProperty("labels").GetProperty("zone").GetString()}{(alert.GetProperty("status").GetString() == "firing" ? "" : "(resolved)")}"));
            lock (_lock)
                _delivered.Add(new Delivered(second, webhook, body.GetProperty("groupKey").GetString()!, alerts));
        }

        context.Response.StatusCode = fails ? 400 : 200;
        context.Response.Close();
    }

    private async Task WaitUntilAsync(double second)
    {
        TimeSpan wait = TimeSpan.FromSeconds(second) - TimeProvider.System.GetElapsedTime(_start);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, TimeProvider.System);
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A free port below those that systems give to whoever asks for any, so that nobody takes it before the process does.</summary>
    private static int FreeLowPort()
    {
        while (true)
        {
            int port = FirstPort + Interlocked.Increment(ref _ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
