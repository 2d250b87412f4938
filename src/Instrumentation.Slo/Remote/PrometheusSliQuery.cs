using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Instrumentation.Labels;
using Instrumentation.Monitoring;

namespace Instrumentation;

/// <summary>Answers the queries of indicators from a remote server.</summary>
/// <remarks>Safe from any thread.</remarks>
public sealed class PrometheusSliQuery : ISliQuery, ISliHistoryQuery, IDisposable
{
    // An answer beyond that is no indicator.
    private const int MaxAnswerBytes = 16 << 20;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    private readonly RemotePrometheus _server;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    /// <summary>Makes a client.</summary>
    /// <param name="server">The server.</param>
    /// <param name="handler">Sends requests, with the certificates that it is to trust or to show; null for the system's. Disposed with the client.</param>
    /// <param name="time">Measures timeouts and the time between attempts; null for the system's.</param>
    /// <exception cref="ArgumentException">The address is no HTTP address, or an option is outside its range.</exception>
    public PrometheusSliQuery(RemotePrometheus server, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (!server.Address.IsAbsoluteUri || server.Address.Scheme is not ("http" or "https"))
            throw new ArgumentException($"The address '{server}' is no HTTP address; allowed are such as http://prometheus:9090.", nameof(server));
        if (server.Timeout < TimeSpan.FromMilliseconds(100) || server.Timeout > TimeSpan.FromMinutes(10))
            throw new ArgumentException($"The timeout {server.Timeout} is outside what is allowed, from 100 ms to 10 minutes.", nameof(server));
        if (server.Retries is < 0 or > 10)
            throw new ArgumentException($"{server.Retries} retries are outside what is allowed, from 0 to 10.", nameof(server));
        _server = server;
        _time = time ?? TimeProvider.System;
        _client = new HttpClient(handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The server cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidDataException">The answer is none of Prometheus' API.</exception>
    /// <exception cref="TimeoutException">No attempt was answered in time.</exception>
    public async ValueTask<IReadOnlyList<SliSample>> QueryAsync(string expression, DateTimeOffset time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return await AskAsync("query", [KeyValuePair.Create("query", expression), KeyValuePair.Create("time", Seconds(time))], Read, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The server cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidDataException">The answer is none of Prometheus' API.</exception>
    /// <exception cref="TimeoutException">No attempt was answered in time.</exception>
    public async ValueTask<IReadOnlyList<(DateTimeOffset Time, IReadOnlyList<SliSample> Samples)>> QueryRangeAsync(
        string expression, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expression);
        KeyValuePair<string, string>[] fields =
        [
            KeyValuePair.Create("query", expression),
            KeyValuePair.Create("start", Seconds(from)),
            KeyValuePair.Create("end", Seconds(to)),
            KeyValuePair.Create("step", step.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
        ];
        return await AskAsync("query_range", fields, ReadRange, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static bool IsPassing(Exception exception) => exception is TimeoutException
        || (exception is HttpRequestException { StatusCode: var status } && status is null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError);

    private static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture);

    private async Task<T> AskAsync<T>(string path, KeyValuePair<string, string>[] fields, Func<byte[], T> read, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return read(await AskAsync(path, fields, cancellationToken));
            }
            catch (Exception exception) when (attempt < _server.Retries && !cancellationToken.IsCancellationRequested && IsPassing(exception))
            {
                await Task.Delay(FirstDelay * (1 << attempt), _time, cancellationToken);
            }
        }
    }

    private async Task<byte[]> AskAsync(string path, KeyValuePair<string, string>[] fields, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_server.Timeout, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using HttpRequestMessage request = Request(path, fields);
            using HttpResponseMessage response = await _client.SendAsync(request, ending.Token);
            byte[] body = await response.Content.ReadAsByteArrayAsync(ending.Token);
            return response.IsSuccessStatusCode ? body : throw new HttpRequestException($"{_server} answered {(int)response.StatusCode}{ErrorOf(body)}.", inner: null, response.StatusCode);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{_server} did not answer within {_server.Timeout.TotalSeconds} s.", exception);
        }
    }

    private HttpRequestMessage Request(string path, KeyValuePair<string, string>[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{_server.Address.AbsoluteUri.TrimEnd('/')}/api/v1/{path}") { Content = new FormUrlEncodedContent(fields) };
        if (_server.BearerToken.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _server.BearerToken);
        else if (_server.UserName.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_server.UserName}:{_server.Password}")));
        if (_server.Tenant.Length > 0)
            request.Headers.Add("X-Scope-OrgID", _server.Tenant);
        return request;
    }

    private static IReadOnlyList<SliSample> Read(byte[] body) => Read<IReadOnlyList<SliSample>>(body, (type, result) => type switch
    {
        "scalar" => [new SliSample(SeriesLabels.Empty, Number(result[1]))],
        "vector" => [.. result.EnumerateArray().Where(sample => sample.TryGetProperty("value", out _)).Select(Sample)],
        _ => throw new InvalidDataException("The answer is neither a vector nor a scalar."),
    });

    private static IReadOnlyList<(DateTimeOffset Time, IReadOnlyList<SliSample> Samples)> ReadRange(byte[] body)
    {
        var steps = new SliSteps();
        return Read(body, (type, result) =>
        {
            if (type != "matrix")
                throw new InvalidDataException("The answer is no matrix.");
            foreach (JsonElement series in result.EnumerateArray())
            {
                SeriesLabels labels = LabelsOf(series);
                foreach (JsonElement point in series.TryGetProperty("values", out JsonElement values) ? values.EnumerateArray() : default)
                    steps.Add((long)Math.Round(point[0].GetDecimal() * 1000), new SliSample(labels, Number(point[1])));
            }

            return steps.ToList();
        });
    }

    private static T Read<T>(byte[] body, Func<string, JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement data = document.RootElement.GetProperty("data");
            return read(data.GetProperty("resultType").GetString() ?? "", data.GetProperty("result"));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"The answer is none of Prometheus' API: {exception.Message}", exception);
        }
    }

    private static SliSample Sample(JsonElement sample) => new(LabelsOf(sample), Number(sample.GetProperty("value")[1]));

    private static SeriesLabels LabelsOf(JsonElement series) =>
        SeriesLabels.Of(series.GetProperty("metric").EnumerateObject().Select(label => new Labels.Label(label.Name, label.Value.GetString() ?? "")));

    private static double Number(JsonElement number) => number.GetString() switch
    {
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        { } text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        null => throw new FormatException("A sample has no value."),
    };

    private static string ErrorOf(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("error", out JsonElement error) ? $": {error.GetString()}" : "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "";
        }
    }
}
