using System.Text;
using Instrumentation.Reading;
using Instrumentation.TestScripts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.PrometheusApi;

// The API over series in memory: x of two instances, a counter y, of the hour before the clock's time.
internal sealed class TestApi : IAsyncDisposable
{
    private readonly TestWebApplication _application;

    private TestApi(TestWebApplication application, MemorySeriesSource source) => (_application, Source) = (application, source);

    public MemorySeriesSource Source { get; }

    public FakeClock Clock => _application.Clock;

    public CapturedLog Log => _application.Log;

    public TestWebApplication Application => _application;

    public long NowUnixMs => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public long NowSeconds => NowUnixMs / 1_000;

    public static async Task<TestApi> StartAsync(
        Action<IServiceCollection>? services = null, Func<MemorySeriesSource, ISeriesSource>? wrap = null, params (string Key, string Value)[] section)
    {
        var source = new MemorySeriesSource();
        var application = new TestWebApplication
        {
            Services = builder =>
            {
                builder.Services.AddSingleton(wrap?.Invoke(source) ?? source);
                services?.Invoke(builder.Services);
            },
        };
        foreach ((string key, string value) in section)
            application.Section[key] = value;
        await application.StartAsync();
        long now = application.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        for (int minute = 60; minute >= 0; minute--)
        {
            source.Add(Labels.SeriesLabels.Of(("__name__", "x"), ("instance", "a")), now - (minute * 60_000), minute);
            source.Add(Labels.SeriesLabels.Of(("__name__", "x"), ("instance", "b"), ("odd", "ü\"")), now - (minute * 60_000), minute / 3.0);
            source.Add(Labels.SeriesLabels.Of(("__name__", "y_total")), now - (minute * 60_000), (60 - minute) * 10);
        }

        return new TestApi(application, source);
    }

    public async Task<(int Status, string Body)> GetAsync(string path, Action<HttpContext>? prepare = null, CancellationToken cancellationToken = default)
    {
        HttpContext answer = await _application.SendAsync(path, "GET", prepare, cancellationToken);
        return (answer.Response.StatusCode, await TestWebApplication.BodyOf(answer));
    }

    public async Task<(int Status, string Body)> PostAsync(string path, string body, string contentType = "application/x-www-form-urlencoded")
    {
        HttpContext answer = await _application.SendAsync(path, "POST", context =>
        {
            context.Request.ContentType = contentType;
            context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        });
        return (answer.Response.StatusCode, await TestWebApplication.BodyOf(answer));
    }

    // The data of a good answer.
    public async Task<string> DataAsync(string path)
    {
        (int status, string body) = await GetAsync(path);
        const string Before = """{"status":"success","data":""";
        Assert.That((status, body), Is.EqualTo((200, body)));
        Assert.That(body, Does.StartWith(Before));
        return body[Before.Length..^1];
    }

    // A refused request's error, in Prometheus' form.
    public async Task ExpectErrorAsync(string path, int status, string type, string message)
    {
        (int Status, string Body) answer = await GetAsync(path);
        using var body = System.Text.Json.JsonDocument.Parse(answer.Body);
        System.Text.Json.JsonElement root = body.RootElement;
        Assert.That(
            (answer.Status, root.GetProperty("status").GetString(), root.GetProperty("errorType").GetString(), root.GetProperty("error").GetString()),
            Is.EqualTo((status, "error", type, message)));
        Assert.That(root.EnumerateObject().Count(), Is.EqualTo(3));
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
