using System.Text.Json;

namespace Instrumentation.Benchmarks.Queries;

/// <summary>Asks an HTTP API of Prometheus' kind, over one connection that stays open.</summary>
internal sealed class ApiClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };

    public async Task<byte[]> QueryAsync(QueryShape shape, bool stats = false)
    {
        Dictionary<string, string> fields = shape.Fields;
        if (stats)
            fields["stats"] = "all";
        using var form = new FormUrlEncodedContent(fields);
        using HttpResponseMessage response = await _http.PostAsync(new Uri("/api/v1/query_range", UriKind.Relative), form);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>How long the server itself says that it evaluated, in seconds.</summary>
    public async Task<double> ExecutionSecondsAsync(QueryShape shape)
    {
        using JsonDocument answer = JsonDocument.Parse(await QueryAsync(shape, stats: true));
        return answer.RootElement.GetProperty("data").GetProperty("stats").GetProperty("timings").GetProperty("execTotalTime").GetDouble();
    }

    public void Dispose() => _http.Dispose();
}
