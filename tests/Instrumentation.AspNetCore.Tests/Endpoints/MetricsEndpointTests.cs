using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.Endpoints;

public sealed class MetricsEndpointTests
{
    [TestCase("", "text/plain; version=0.0.4; charset=utf-8")]
    [TestCase("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5", "application/openmetrics-text; version=1.0.0; charset=utf-8")]
    [TestCase("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited", "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited")]
    public async Task The_format_is_the_one_that_is_asked_for(string accept, string contentType)
    {
        await using TestWebApplication application = await new TestWebApplication().StartAsync();

        HttpContext answer = await application.SendAsync("/metrics", prepare: context => context.Request.Headers.Accept = accept);

        Assert.That((answer.Response.StatusCode, answer.Response.ContentType), Is.EqualTo((200, contentType)));
    }

    [Test]
    public async Task What_was_recorded_is_served_over_a_real_connection_plain_and_compressed()
    {
        await using TestWebApplication application = await new TestWebApplication { UsesKestrel = true }.StartAsync();
        application.Metrics.IncrementCounter("orders_total", 42, ("kind", "new"));
        using var client = new HttpClient { BaseAddress = application.Address };

        string plain = await client.GetStringAsync("/metrics");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using HttpResponseMessage compressed = await client.SendAsync(request);
        await using var unzipped = new GZipStream(await compressed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);

        Assert.Multiple(async () =>
        {
            Assert.That(plain, Does.Contain("orders_total{kind=\"new\"} 42\n"));
            Assert.That(compressed.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
            Assert.That(await new StreamReader(unzipped).ReadToEndAsync(), Does.Contain("orders_total{kind=\"new\"} 42\n"));
        });
    }

    [TestCase("X-Forwarded-For", "127.0.0.1")]
    [TestCase("Host", "evil.example.net")]
    public async Task Over_a_real_connection_a_proxied_request_or_a_foreign_host_is_refused(string header, string value)
    {
        await using TestWebApplication application = await new TestWebApplication { UsesKestrel = true }.StartAsync();
        using var client = new HttpClient { BaseAddress = application.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add(header, value);

        using HttpResponseMessage answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Head_gives_the_length_and_no_body_over_a_real_connection()
    {
        await using TestWebApplication application = await new TestWebApplication { UsesKestrel = true }.StartAsync();
        using var client = new HttpClient { BaseAddress = application.Address };

        using HttpResponseMessage answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/metrics"));

        Assert.That((answer.StatusCode, answer.Content.Headers.ContentLength > 0, (await answer.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.OK, true, 0)));
    }
}
