using System.Net;
using Instrumentation.Reading;
using Instrumentation.TestScripts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation.PrometheusApi;

public sealed class ApiHandlerTests
{
    [Test]
    public async Task A_body_beyond_the_setting_is_refused()
    {
        await using TestApi api = await TestApi.StartAsync(section: ("Endpoints:Api:MaxBodyBytes", "1024"));

        (int status, string body) = await api.PostAsync("/api/v1/query", "query=1" + new string(' ', 1_024));

        Assert.That((status, body), Is.EqualTo((400,
            """{"status":"error","errorType":"bad_data","error":"error parsing form values: the body has more than the 1024 bytes of StreamingMonitoring:Endpoints:Api:MaxBodyBytes"}""")));
    }

    [Test]
    public async Task A_body_of_unknown_length_is_refused_as_well_and_one_within_the_setting_is_read()
    {
        await using TestWebApplication application = await new TestWebApplication
        {
            UsesKestrel = true,
            Services = builder => builder.Services.AddSingleton<ISeriesSource>(new MemorySeriesSource()),
            Section = { ["Endpoints:Api:MaxBodyBytes"] = "1024" },
        }.StartAsync();
        using var client = new HttpClient { BaseAddress = application.Address };

        Assert.That(await StatusOfAsync(client, 1_000), Is.EqualTo(HttpStatusCode.OK));

        // Not so long that the client is still writing when the answer comes and the connection is closed.
        Assert.That(await StatusOfAsync(client, 2_000), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task What_fails_inside_is_told_to_the_log_alone()
    {
        await using TestApi api = await TestApi.StartAsync(wrap: _ => new Failing(new InvalidOperationException("secret")));

        await api.ExpectErrorAsync("/api/v1/labels", 500, "internal", "the request failed inside; the log says why");
        Assert.That(await api.GetAsync("/federate?match[]=x"), Is.EqualTo((500, "the request failed inside; the log says why\n")));
        Assert.That(api.Log.Messages(LogLevel.Error), Is.EqualTo(new[] { "A request to /api/v1/labels of the Prometheus API failed.", "A request to /federate of the Prometheus API failed." }));
    }

    [Test]
    public async Task A_caller_that_goes_away_ends_the_query()
    {
        var waiting = new Waiting();
        await using TestApi api = await TestApi.StartAsync(wrap: _ => waiting);
        using var away = new CancellationTokenSource();

        Task<(int Status, string Body)> answer = api.GetAsync("/api/v1/query?query=x", cancellationToken: away.Token);
        await waiting.Started;
        await away.CancelAsync();

        Assert.That(async () => await answer, Throws.InstanceOf<OperationCanceledException>().Or.InstanceOf<IOException>());
        Assert.That(async () => await waiting.Ended, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(api.Log.Messages(LogLevel.Error), Is.Empty);
    }

    [Test]
    public async Task Answers_are_not_to_be_kept()
    {
        await using TestApi api = await TestApi.StartAsync();

        HttpContext answer = await api.Application.SendAsync("/api/v1/labels");

        Assert.That((answer.Response.ContentType, answer.Response.Headers.CacheControl.ToString()), Is.EqualTo(("application/json", "no-store")));
    }

    [Test]
    public async Task Without_series_to_query_or_where_it_is_switched_off_there_is_no_API()
    {
        await using TestWebApplication without = await new TestWebApplication { Section = { ["Store:Enabled"] = "false" } }.StartAsync();
        await using TestApi off = await TestApi.StartAsync(section: ("Endpoints:Api:Enabled", "false"));

        Assert.That((await without.SendAsync("/api/v1/labels")).Response.StatusCode, Is.EqualTo(404));
        Assert.That((await off.GetAsync("/api/v1/labels")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Its_paths_have_a_prefix_of_their_own()
    {
        await using TestApi api = await TestApi.StartAsync(section: [("Endpoints:Prefix", "/ops"), ("Endpoints:Api:Prefix", "/prometheus")]);

        Assert.That((await api.GetAsync("/ops/prometheus/api/v1/labels")).Status, Is.EqualTo(200));
        Assert.That((await api.GetAsync("/ops/prometheus/federate")).Status, Is.EqualTo(200));
        Assert.That(api.Log.Messages(LogLevel.Information), Has.Exactly(1).StartsWith("Streaming monitoring serves /ops/prometheus/api/v1/, /ops/metrics and /ops/health;"));
    }

    private static async Task<HttpStatusCode> StatusOfAsync(HttpClient client, int length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/query") { Content = new FormUrlEncodedContent([new("query", "1"), new("x", new string('a', length))]) };
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private sealed class Failing(Exception exception) : ISeriesSource
    {
        public ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken) => ValueTask.FromException<IReadOnlyList<ISeries>>(exception);
    }

    private sealed class Waiting : ISeriesSource
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        public Task Ended => _ended.Task;

        public async ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken)
        {
            cancellationToken.Register(() => _ended.TrySetCanceled(cancellationToken));
            _started.SetResult();
            await _ended.Task;
            return [];
        }
    }
}
