using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Requests;

public sealed class RequestMetricsMiddlewareTests
{
    private static readonly string[] Names = ["rag_http_requests_total", "rag_http_request_duration_seconds", "rag_active_requests", "api_response_time", "api_request_count"];

    [Test]
    public async Task A_request_is_counted_under_both_guides_names_by_method_template_and_status()
    {
        await using TestWebApplication application = await Orders().StartAsync();

        await application.SendAsync("/orders/1");
        await application.SendAsync("/orders/2", "POST");
        await application.SendAsync("/orders/3", "POST");
        MetricSnapshot snapshot = application.Metrics.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/orders/{id}"), ("status_code", 200)), Is.EqualTo(1));
            Assert.That(snapshot.Value("rag_http_requests_total", ("method", "POST"), ("endpoint", "/orders/{id}"), ("status_code", 201)), Is.EqualTo(2));
            Assert.That(snapshot.Value("api_request_count", ("method", "POST"), ("endpoint", "/orders/{id}"), ("status_code", 201)), Is.EqualTo(2));
            Assert.That(snapshot.Value("rag_active_requests", ("endpoint", "/orders/{id}")), Is.Zero);
            Assert.That(SeriesOf(snapshot, "rag_http_requests_total"), Is.EqualTo(2));
        });
    }

    // The boundaries are those of the retrieval guide; the handler moves the clock by 300 ms.
    [Test]
    public async Task The_duration_is_in_the_guides_buckets_in_seconds_and_in_milliseconds()
    {
        await using TestWebApplication application = await Orders().StartAsync();

        await application.SendAsync("/slow");
        MetricSnapshot snapshot = application.Metrics.Snapshot();
        HistogramPoint seconds = snapshot.Series("rag_http_request_duration_seconds", ("method", "GET"), ("endpoint", "/slow"))!.Value.Histogram!;
        HistogramPoint milliseconds = snapshot.Series("api_response_time", ("method", "GET"), ("endpoint", "/slow"), ("status_code", 200))!.Value.Histogram!;

        Assert.Multiple(() =>
        {
            Assert.That(seconds.Boundaries, Is.EqualTo(new[] { 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10 }));
            Assert.That((seconds.Count, seconds.Sum), Is.EqualTo((1L, 0.3)));
            Assert.That(seconds.BucketCounts[3], Is.EqualTo(1));
            Assert.That((milliseconds.Count, milliseconds.Sum), Is.EqualTo((1L, 300.0)));
        });
    }

    [Test]
    public async Task Paths_that_match_nothing_share_one_series()
    {
        await using TestWebApplication application = await Orders().StartAsync();

        for (int path = 0; path < 50; path++)
            await application.SendAsync($"/nothing/{path}");
        MetricSnapshot snapshot = application.Metrics.Snapshot();

        Assert.That(snapshot.Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "unmatched"), ("status_code", 404)), Is.EqualTo(50));
        Assert.That(SeriesOf(snapshot, "rag_http_requests_total"), Is.EqualTo(1));
    }

    [Test]
    public async Task Unknown_methods_share_one_series()
    {
        await using TestWebApplication application = await Orders().StartAsync();

        foreach (string method in (string[])["FOO", "BAR", "get", "PROPFIND"])
            await application.SendAsync("/any", method);
        MetricSnapshot snapshot = application.Metrics.Snapshot();

        Assert.That(snapshot.Value("rag_http_requests_total", ("method", "_OTHER"), ("endpoint", "/any"), ("status_code", 200)), Is.EqualTo(3));
        Assert.That(snapshot.Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/any"), ("status_code", 200)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_exception_counts_as_500_and_goes_on_its_way()
    {
        await using TestWebApplication application = await Orders().StartAsync();

        Assert.That(() => application.SendAsync("/broken"), Throws.InvalidOperationException.With.Message.EqualTo("broken"));

        Assert.That(application.Metrics.Snapshot().Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/broken"), ("status_code", 500)), Is.EqualTo(1));
        Assert.That(application.Metrics.Snapshot().Value("rag_active_requests", ("endpoint", "/broken")), Is.Zero);
    }

    [Test]
    public async Task A_request_that_the_server_refuses_while_it_is_read_counts_as_it_was_answered()
    {
        var kestrel = new TestWebApplication
        {
            UsesKestrel = true,
            Services = builder => builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = 10),
            Pipeline = web =>
            {
                web.MapStreamingMonitoring();
                web.MapPost("/upload", (HttpContext context) => context.Request.Body.CopyToAsync(Stream.Null));
                web.MapPost("/slow", void () => throw new BadHttpRequestException("too slow", StatusCodes.Status408RequestTimeout));
            },
        };
        await using TestWebApplication application = await kestrel.StartAsync();
        using var client = new HttpClient { BaseAddress = application.Address };

        HttpResponseMessage tooLarge = await client.PostAsync(new Uri("/upload", UriKind.Relative), new ByteArrayContent(new byte[11]));
        HttpResponseMessage tooSlow = await client.PostAsync(new Uri("/slow", UriKind.Relative), content: null);

        Assert.That((int)tooLarge.StatusCode, Is.EqualTo(413));
        Assert.That((int)tooSlow.StatusCode, Is.EqualTo(408));
        await Peer.Until(() => Task.FromResult(Refused("/upload", 413) == 1 && Refused("/slow", 408) == 1), TimeSpan.FromSeconds(30), "both are counted");

        double Refused(string endpoint, int status) =>
            application.Metrics.Snapshot().Value("rag_http_requests_total", ("method", "POST"), ("endpoint", endpoint), ("status_code", status));
    }

    [Test]
    public async Task A_request_that_the_error_page_answers_keeps_its_route()
    {
        TestWebApplication withPage = Orders(web =>
        {
            web.UseExceptionHandler("/error");
            web.UseStatusCodePagesWithReExecute("/error");
            web.MapGet("/error", () => "sorry");
        });
        await using TestWebApplication application = await withPage.StartAsync();

        await application.SendAsync("/broken");
        await application.SendAsync("/nothing");
        MetricSnapshot snapshot = application.Metrics.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/broken"), ("status_code", 500)), Is.EqualTo(1));
            Assert.That(snapshot.Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "unmatched"), ("status_code", 404)), Is.EqualTo(1));
            Assert.That(SeriesOf(snapshot, "rag_http_requests_total"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_client_that_goes_away_is_no_error_of_the_server()
    {
        await using TestWebApplication application = await Orders().StartAsync();
        using var client = new CancellationTokenSource();

        Task<HttpContext> request = application.SendAsync("/waiting", cancellationToken: client.Token);
        await Peer.Until(() => Task.FromResult(Active(application, "/waiting") == 1), TimeSpan.FromSeconds(30), "the request is active");
        await client.CancelAsync();
        Assert.That(async () => await request, Throws.InstanceOf<OperationCanceledException>());

        await Peer.Until(
            () => Task.FromResult(application.Metrics.Snapshot().Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/waiting"), ("status_code", 499)) == 1),
            TimeSpan.FromSeconds(30),
            "the request is counted");
    }

    [Test]
    public async Task A_request_is_active_from_its_routing_to_its_end()
    {
        var release = new TaskCompletionSource();
        await using TestWebApplication application = await Orders(web => web.MapGet("/held", () => release.Task)).StartAsync();

        Task<HttpContext> first = application.SendAsync("/held");
        Task<HttpContext> second = application.SendAsync("/held");
        await Peer.Until(() => Task.FromResult(Active(application, "/held") == 2), TimeSpan.FromSeconds(30), "two requests are active");
        release.SetResult();
        await Task.WhenAll(first, second);

        Assert.That(Active(application, "/held"), Is.Zero);
    }

    [Test]
    public async Task An_upgraded_connection_is_counted_and_its_length_is_no_latency()
    {
        await using TestWebApplication application = await Orders(web => web.MapGet("/socket", context =>
        {
            context.Response.StatusCode = StatusCodes.Status101SwitchingProtocols;
            return Task.CompletedTask;
        })).StartAsync();

        await application.SendAsync("/socket");
        MetricSnapshot snapshot = application.Metrics.Snapshot();

        Assert.That(snapshot.Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/socket"), ("status_code", 101)), Is.EqualTo(1));
        Assert.That(snapshot.Value("rag_http_request_duration_seconds", ("method", "GET"), ("endpoint", "/socket")), Is.NaN);
    }

    [Test]
    public async Task The_monitorings_own_endpoints_are_left_out()
    {
        await using TestWebApplication application = await Orders().StartAsync();

        foreach (string path in (string[])["/metrics", "/health", "/health/monitoring"])
            await application.SendAsync(path);

        Assert.That(Names.Sum(name => SeriesOf(application.Metrics.Snapshot(), name)), Is.Zero);
    }

    [Test]
    public async Task The_monitorings_own_endpoints_are_measured_where_that_is_set()
    {
        TestWebApplication measured = Orders();
        measured.Section["RequestMetrics:IncludeMonitoring"] = "true";
        await using TestWebApplication application = await measured.StartAsync();

        await application.SendAsync("/health/monitoring");

        Assert.That(application.Metrics.Snapshot().Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/health/{component}"), ("status_code", 200)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_endpoint_without_http_metrics_has_none_here_either()
    {
        await using TestWebApplication application = await Orders(web => web.MapGet("/quiet", () => "ok").DisableHttpMetrics()).StartAsync();

        await application.SendAsync("/quiet");

        Assert.That(SeriesOf(application.Metrics.Snapshot(), "rag_http_requests_total"), Is.Zero);
    }

    [TestCase("RequestMetrics:Enabled", "false", new string[0])]
    [TestCase("RequestMetrics:HttpNames", "false", new[] { "api_request_count", "api_response_time" })]
    [TestCase("RequestMetrics:ApiNames", "false", new[] { "rag_active_requests", "rag_http_request_duration_seconds", "rag_http_requests_total" })]
    [TestCase("RequestMetrics:Prefix", "shop", new[] { "api_request_count", "api_response_time", "shop_active_requests", "shop_http_request_duration_seconds", "shop_http_requests_total" })]
    [TestCase("RequestMetrics:Prefix", "", new[] { "active_requests", "api_request_count", "api_response_time", "http_request_duration_seconds", "http_requests_total" })]
    public async Task Names_are_settings(string key, string value, string[] expected)
    {
        TestWebApplication configured = Orders();
        configured.Section[key] = value;
        await using TestWebApplication application = await configured.StartAsync();

        await application.SendAsync("/orders/1");
        MetricSnapshot snapshot = application.Metrics.Snapshot();
        List<string> names = [];
        foreach (MetricFamily family in snapshot.Families)
        {
            if (family.Instrument.Scope is null && (family.Instrument.Name.Contains("request", StringComparison.Ordinal) || family.Instrument.Name.StartsWith("api_", StringComparison.Ordinal)))
                names.Add(family.Instrument.Name);
        }

        Assert.That(names, Is.EqualTo(expected));
    }

    [Test]
    public async Task Services_without_the_builder_are_measured_from_where_the_endpoints_are_mapped()
    {
        TestWebApplication plain = Orders();
        await using TestWebApplication application = await new TestWebApplication { Monitoring = builder => builder.Services.AddStreamingMonitoring(), Pipeline = plain.Pipeline }.StartAsync();

        await application.SendAsync("/orders/1");

        Assert.That(application.Metrics.Snapshot().Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/orders/{id}"), ("status_code", 200)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_request_is_measured_once_however_often_that_is_asked_for()
    {
        await using TestWebApplication application = await Orders(web => web.UseStreamingMonitoring().UseStreamingMonitoring()).StartAsync();

        await application.SendAsync("/orders/1");

        Assert.That(application.Metrics.Snapshot().Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "/orders/{id}"), ("status_code", 200)), Is.EqualTo(1));
    }

    [Test]
    public async Task What_an_early_middleware_answers_is_measured_as_well()
    {
        await using TestWebApplication application = await Orders(web => web.Use((context, next) =>
        {
            if (context.Request.Path != "/blocked")
                return next(context);
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        })).StartAsync();

        await application.SendAsync("/blocked");

        Assert.That(application.Metrics.Snapshot().Value("rag_http_requests_total", ("method", "GET"), ("endpoint", "unmatched"), ("status_code", 429)), Is.EqualTo(1));
    }

    private static double Active(TestWebApplication application, string endpoint) => application.Metrics.Snapshot().Value("rag_active_requests", ("endpoint", endpoint));

    private static int SeriesOf(MetricSnapshot snapshot, string name) => snapshot.Find(name)?.Series.Length ?? 0;

    private static TestWebApplication Orders(Action<WebApplication>? more = null)
    {
        TestWebApplication application = null!;
        application = new TestWebApplication
        {
            Pipeline = web =>
            {
                more?.Invoke(web);
                web.MapStreamingMonitoring();
                web.MapGet("/orders/{id}", (int id) => id);
                web.MapPost("orders/{id}", (int id) => Results.Created("/", id));
                web.Map("/any", () => "ok");
                web.MapGet("/broken", string () => throw new InvalidOperationException("broken"));
                web.MapGet("/waiting", (HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
                web.MapGet("/slow", () => application.Clock.Advance(TimeSpan.FromMilliseconds(300)));
            },
        };
        return application;
    }
}
