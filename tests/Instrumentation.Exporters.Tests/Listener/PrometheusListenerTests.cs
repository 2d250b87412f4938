using System.IO.Compression;
using System.Net;
using System.Text;
using Instrumentation.Exporters.Tests.Formats;

namespace Instrumentation.Exporters.Tests.Listener;

public sealed class PrometheusListenerTests
{
    private const string Jobs = "# TYPE jobs_total counter\njobs_total 7\n";

    [Test]
    public async Task A_recorder_is_served_with_one_call()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        metrics.IncrementCounter("events_processed_total", 42, ("topic", "orders"));
        await using PrometheusListener listener = metrics.StartPrometheusListener(options => options.Port = 0);
        using var client = new HttpClient();
        string text = await client.GetStringAsync(listener.Address);
        Assert.That(listener.Address.ToString(), Does.Match("^http://127\\.0\\.0\\.1:[0-9]+/metrics$"));
        Assert.That(text, Does.Contain("# TYPE events_processed_total counter\nevents_processed_total{topic=\"orders\"} 42\n"));
    }

    [Test]
    public async Task The_format_is_negotiated()
    {
        await using PrometheusListener listener = Start();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, listener.Address);
        request.Headers.Add("Accept", "application/openmetrics-text;version=1.0.0;q=0.9,text/plain;q=0.1");
        using HttpResponseMessage response = await client.SendAsync(request);
        Assert.That(response.Content.Headers.GetValues("Content-Type"), Is.EqualTo(new[] { "application/openmetrics-text; version=1.0.0; charset=utf-8" }));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.EndWith("# EOF\n"));
    }

    [Test]
    public async Task A_reader_that_takes_gzip_gets_gzip()
    {
        await using PrometheusListener listener = Start();
        RawReader.Response response = RawReader.Ask(listener.Address, RawReader.Get("/metrics", "Accept-Encoding: gzip"));
        using var unzipped = new StreamReader(new GZipStream(new MemoryStream(response.Body), CompressionMode.Decompress));
        Assert.That(response.Headers["Content-Encoding"], Is.EqualTo("gzip"));
        Assert.That(response.Headers["Vary"], Is.EqualTo("Accept, Accept-Encoding"));
        Assert.That(await unzipped.ReadToEndAsync(), Is.EqualTo(Jobs));
    }

    [Test]
    public async Task Head_tells_the_length_and_sends_nothing()
    {
        await using PrometheusListener listener = Start();
        using var reader = new RawReader(listener.Address);
        reader.Send(RawReader.Request("HEAD", "/metrics"));
        Assert.That(reader.Receive(hasBody: false).Headers["Content-Length"], Is.EqualTo($"{Jobs.Length}"));

        // What follows is the next response, not a body.
        reader.Send(RawReader.Get("/metrics"));
        Assert.That(reader.Receive().Text, Is.EqualTo(Jobs));
    }

    [TestCase("GET /metrics?name=x HTTP/1.1\r\nHost: localhost\r\n\r\n", 200)]
    [TestCase("GET http://localhost/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n", 200)]
    [TestCase("GET /metrics HTTP/1.0\r\nHost: localhost\r\n\r\n", 200)]
    [TestCase("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 404)]
    [TestCase("GET /metrics/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 404)]
    [TestCase("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 404)]
    [TestCase("POST /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 405)]
    [TestCase("DELETE /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n", 405)]
    [TestCase("GET /metrics HTTP/1.1\r\n\r\n", 400)]
    [TestCase("GET /metrics HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400)]
    [TestCase("GET /metrics HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n", 400)]
    [TestCase("GET /metrics HTTP/1.1\r\nHost : localhost\r\n\r\n", 400)]
    [TestCase("GET  /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [TestCase("hello\r\n\r\n", 400)]
    [TestCase("GET /metrics HTTP/2.0\r\nHost: localhost\r\n\r\n", 505)]
    public async Task Every_request_gets_its_status(string request, int status)
    {
        await using PrometheusListener listener = Start();
        Assert.That(RawReader.Ask(listener.Address, request).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task A_method_that_is_not_allowed_is_told_which_are()
    {
        await using PrometheusListener listener = Start();
        Assert.That(RawReader.Ask(listener.Address, RawReader.Request("PUT", "/metrics")).Headers["Allow"], Is.EqualTo("GET, HEAD"));
    }

    [Test]
    public async Task A_request_that_is_too_long_is_refused()
    {
        await using PrometheusListener listener = Start();
        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics", "X-Long: " + new string('x', 9_000))).Status, Is.EqualTo(431));
    }

    [Test]
    public async Task A_connection_serves_many_requests_also_when_they_come_at_once()
    {
        await using PrometheusListener listener = Start();
        using var reader = new RawReader(listener.Address);
        reader.Send(string.Concat(Enumerable.Repeat(RawReader.Get("/metrics"), 3)) + RawReader.Get("/nothing", "Connection: close"));
        Assert.That(Enumerable.Range(0, 3).Select(_ => reader.Receive().Text), Is.All.EqualTo(Jobs));
        Assert.That(reader.Receive().Status, Is.EqualTo(404));
        Assert.That(reader.ReadByte(), Is.EqualTo(-1));
    }

    [Test]
    public async Task Another_path_can_be_chosen()
    {
        await using PrometheusListener listener = Start(options => options.Path = "/internal/metrics");
        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/internal/metrics")).Status, Is.EqualTo(200));
        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_source_that_fails_is_an_error_and_a_fault()
    {
        var faults = new List<MetricsFault>();
        var options = new PrometheusListenerOptions { Port = 0, OnFault = faults.Add };
        await using var listener = new PrometheusListener(new FailingSource(), options);
        listener.Start();
        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics")).Status, Is.EqualTo(500));
        Assert.That(faults.Single().Exception, Is.InstanceOf<NotSupportedException>());
    }

    [Test]
    public async Task Where_too_many_expositions_are_under_way_the_next_is_asked_to_come_back()
    {
        var exporter = new PrometheusExporter(Source(), new PrometheusExporterOptions { MaxConcurrentScrapes = 1 });
        await using var listener = new PrometheusListener(exporter, new PrometheusListenerOptions { Port = 0 });
        listener.Start();
        using (await exporter.RenderAsync(ExpositionFormat.PrometheusText))
        {
            RawReader.Response refused = RawReader.Ask(listener.Address, RawReader.Get("/metrics"));
            Assert.That((refused.Status, refused.Headers["Retry-After"], exporter.ScrapesRefused), Is.EqualTo((503, "1", 1)));
        }

        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Connections_above_the_cap_are_turned_away()
    {
        await using PrometheusListener listener = Start(options => options.MaxConnections = 1);
        using var first = new RawReader(listener.Address);
        first.Send(RawReader.Get("/metrics"));
        first.Receive();
        using var second = new RawReader(listener.Address);
        Assert.That(second.Receive().Status, Is.EqualTo(503));
        Assert.That(listener.ConnectionsRefused, Is.EqualTo(1));
    }

    [Test]
    public async Task A_port_in_use_is_said_with_option_value_and_cause()
    {
        await using PrometheusListener first = Start();
        var second = new PrometheusListener(Source(), new PrometheusListenerOptions { Port = first.Address.Port });
        PrometheusListenerException exception = Assert.Throws<PrometheusListenerException>(second.Start)!;
        Assert.That((exception.Option, exception.Value), Is.EqualTo(("Port", $"{first.Address.Port}")));
        Assert.That(exception.Message, Does.Contain($"Port is {first.Address.Port}").And.Contain("127.0.0.1"));
        Assert.That(exception.InnerException, Is.Not.Null);
        Assert.That(RawReader.Ask(first.Address, RawReader.Get("/metrics")).Status, Is.EqualTo(200));
        second.Dispose();
    }

    [Test]
    public void An_address_of_another_machine_is_said_with_option_and_value()
    {
        using var listener = new PrometheusListener(Source(), new PrometheusListenerOptions { Host = "203.0.113.7", Port = 0 });
        PrometheusListenerException exception = Assert.Throws<PrometheusListenerException>(listener.Start)!;
        Assert.That((exception.Option, exception.Value), Is.EqualTo(("Host", "203.0.113.7")));
    }

    [Test]
    public async Task Any_address_can_be_listened_on()
    {
        await using PrometheusListener listener = Start(options => options.Host = "*");
        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics", $"Host: 127.0.0.1:{listener.Address.Port}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_listener_starts_once_and_not_after_its_end()
    {
        var listener = new PrometheusListener(Source(), new PrometheusListenerOptions { Port = 0 });
        Assert.That(() => listener.Address, Throws.InvalidOperationException);
        listener.Start();
        Assert.That(listener.Start, Throws.InvalidOperationException);
        await listener.DisposeAsync();
        await listener.DisposeAsync();
        listener.Dispose();
        Assert.That(listener.Start, Throws.InstanceOf<ObjectDisposedException>());
    }

    internal static FixedSource Source()
    {
        var source = new FixedSource();
        source.Counter("jobs_total").Total(7);
        return source;
    }

    private static PrometheusListener Start(Action<PrometheusListenerOptions>? configure = null) => Source().StartPrometheusListener(options =>
    {
        options.Port = 0;
        configure?.Invoke(options);
    });

    private sealed class FailingSource : IMetricSource
    {
        public void Collect(MetricSnapshot snapshot) => throw new NotSupportedException();
    }
}
