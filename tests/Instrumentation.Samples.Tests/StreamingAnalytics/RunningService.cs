using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Mime;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Samples.Processes;
using Instrumentation.Samples.Prometheus;

namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>The sample <c>StreamingAnalytics</c>, started as a program of its own on a free port.</summary>
internal sealed partial class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan IdlePatience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;

    private RunningService(RunningProgram program, Uri address)
    {
        Program = program;
        Address = address;
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    public RunningProgram Program { get; }

    public Uri Address { get; }

    /// <summary>Starts the sample and waits until it has printed its address, which may take 10 seconds.</summary>
    /// <param name="arguments">Its command line; <c>--urls</c> is added.</param>
    public static Task<RunningService> StartAsync(params string[] arguments) => StartAsync(arguments, []);

    /// <summary>Starts the sample and waits until it has printed its address, which may take 10 seconds.</summary>
    /// <param name="arguments">Its command line; <c>--urls</c> is added.</param>
    /// <param name="environment">Environment variables that it gets besides those of the tests.</param>
    public static async Task<RunningService> StartAsync(string[] arguments, IEnumerable<(string Name, string Value)> environment)
    {
        RunningProgram program = RunningProgram.StartSample("StreamingAnalytics", ["--urls", "http://127.0.0.1:0", .. arguments], environment);
        Match listening = await program.WaitForLineAsync(Listening(), TimeSpan.FromSeconds(10));
        return new RunningService(program, new Uri(listening.Groups["address"].Value));
    }

    public Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    public Task<(int StatusCode, string Body)> SendAsync(HttpMethod method, string path, string? text = null) =>
        SendAsync(method, path, text is null ? null : Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Where to.</param>
    /// <param name="body">Its body; null for none.</param>
    /// <param name="contentType">What the body is said to be; null for what the path takes.</param>
    /// <param name="origin">Whose page sends it; null for none.</param>
    public async Task<(int StatusCode, string Body)> SendAsync(
        HttpMethod method, string path, byte[]? body, string? contentType = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            contentType ??= path.StartsWith("/documents", StringComparison.Ordinal) ? MediaTypeNames.Text.Markdown : MediaTypeNames.Application.Json;
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        using HttpResponseMessage response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Posts values of one topic, one an hour from a day on.</summary>
    /// <returns>The answer's status code.</returns>
    public async Task<int> PostHoursAsync(string topic, int firstHour, params double[] values) =>
        (await SendAsync(HttpMethod.Post, "/events", JsonSerializer.Serialize(values.Select((value, index) => new
        {
            topic,
            timestamp = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(firstHour + index),
            value,
        })))).StatusCode;

    public async Task<JsonElement> StatusAsync() => await _http.GetFromJsonAsync<JsonElement>(new Uri("/status", UriKind.Relative));

    /// <summary>Waits until everything that was taken in is worked off.</summary>
    public Task WaitUntilIdleAsync() =>
        Peer.Until(async () => (await StatusAsync()).GetProperty("pending").GetInt64() == 0, IdlePatience, "the pipeline is idle");

    /// <summary>What the application counted itself.</summary>
    /// <returns>The values by <see cref="SeriesName"/>.</returns>
    public async Task<IReadOnlyDictionary<string, double>> TallyAsync() =>
        (await _http.GetFromJsonAsync<List<TallyEntry>>(new Uri("/tally", UriKind.Relative)))!
        .ToDictionary(entry => SeriesName.Of(entry.Metric, entry.Labels), entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Asks a path of the Prometheus HTTP API.</summary>
    /// <param name="path">The path with its query.</param>
    /// <returns>The answer's data.</returns>
    public async Task<JsonElement> ApiAsync(string path) => (await _http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative))).GetProperty("data");

    public async Task<JsonElement[]> AlertsAsync() => [.. (await ApiAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray()];

    /// <summary>Waits until an alert is in a state.</summary>
    /// <returns>The first such alert.</returns>
    public async Task<JsonElement> WaitForAlertAsync(string name, string state, TimeSpan patience)
    {
        JsonElement[] found = [];
        await Peer.Until(
            async () => (found = [.. (await AlertsAsync()).Where(alert => alert.GetProperty("labels").GetProperty("alertname").GetString() == name
                && alert.GetProperty("state").GetString() == state)]).Length > 0,
            patience,
            $"{name} is {state}");
        return found[0];
    }

    /// <summary>Waits until an instant query gives something.</summary>
    public Task WaitForAnswerAsync(string query, TimeSpan patience) =>
        Peer.Until(async () => (await ApiAsync("/api/v1/query?query=" + Uri.EscapeDataString(query))).GetProperty("result").GetArrayLength() > 0, patience, query);

    public async Task<ClientWebSocket> ConnectAsync(string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri($"ws://{Address.Authority}/stream"), CancellationToken.None);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Program.DisposeAsync();
    }

    [GeneratedRegex(@"listens on (?<address>http://127\.0\.0\.1:[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();
}
