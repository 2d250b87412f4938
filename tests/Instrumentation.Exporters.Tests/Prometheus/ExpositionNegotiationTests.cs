namespace Instrumentation.Exporters.Tests.Prometheus;

public sealed class ExpositionNegotiationTests
{
    private const string Text = "text/plain; version=0.0.4; charset=utf-8";
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private const string Protobuf = "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

    [TestCase(null, Text)]
    [TestCase("", Text)]
    [TestCase("*/*", Text)]
    [TestCase("text/plain", Text)]
    [TestCase("text/*;q=0.3", Text)]
    [TestCase("TEXT/PLAIN; q=0.9, Application/OpenMetrics-Text; version=1.0.0; q=0.1", Text)]
    [TestCase("text/plain, application/openmetrics-text; version=1.0.0", Text)]
    [TestCase("application/openmetrics-text", OpenMetrics)]
    [TestCase("application/openmetrics-text; version=\"1.0.0\"; charset=utf-8", OpenMetrics)]
    [TestCase("text/plain; q=0.3, application/openmetrics-text; version=1.0.0; q=0.9", OpenMetrics)]
    [TestCase("application/openmetrics-text; version=0.0.1", "application/openmetrics-text; version=0.0.1; charset=utf-8")]
    [TestCase("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited", Protobuf)]
    [TestCase("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=text", Text)]
    [TestCase("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=compact-text;q=0.7,text/plain;q=0.2", Text)]
    [TestCase("application/vnd.google.protobuf", Text)]
    public void The_best_known_format_is_chosen(string? accept, string expected) =>
        Assert.That(ExpositionNegotiation.Choose(accept, null).ContentType, Is.EqualTo(expected));

    [TestCase("foo")]
    [TestCase("application/json")]
    [TestCase("application/openmetrics-text; version=0.0.5")]
    [TestCase("application/openmetrics-text; version=2.0.0")]
    [TestCase("application/openmetrics-text; version=1.0.0; q=0")]
    [TestCase("application/openmetrics-text; version=1.0.0; q=1.1")]
    [TestCase("application/openmetrics-text; version=1.0.0; q=abc")]
    [TestCase("text/plain; q=0, application/openmetrics-text; version=1.0.0; q=0")]
    [TestCase(",;=,\"")]
    public void What_is_not_known_gets_the_text_format(string accept) =>
        Assert.That(ExpositionNegotiation.Choose(accept, null).ContentType, Is.EqualTo(Text));

    // The header of Prometheus 2.42, the same with native histograms switched on, that of Prometheus 3, and that of a browser.
    [TestCase("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", OpenMetrics)]
    [TestCase(
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,application/openmetrics-text;version=1.0.0;q=0.8,"
            + "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
        Protobuf)]
    [TestCase(
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,"
            + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
        OpenMetrics + "; escaping=underscores")]
    [TestCase("text/plain;version=1.0.0;escaping=allow-utf-8;q=0.6,*/*;q=0.5", "text/plain; version=1.0.0; charset=utf-8; escaping=underscores")]
    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", Text)]
    public void Known_readers_get_what_they_like_best(string accept, string expected) =>
        Assert.That(ExpositionNegotiation.Choose(accept, null).ContentType, Is.EqualTo(expected));

    [TestCase(null, false)]
    [TestCase("", false)]
    [TestCase("gzip", true)]
    [TestCase("GZIP", true)]
    [TestCase("x-gzip", true)]
    [TestCase("gzip;q=0", false)]
    [TestCase("deflate, gzip;q=1.0, *;q=0.5", true)]
    [TestCase("*", true)]
    [TestCase("*;q=0", false)]
    [TestCase("identity", false)]
    [TestCase("gzip;q=0.5, identity;q=1", false)]
    [TestCase("gzip;q=0.5, identity;q=0.5", true)]
    [TestCase("br;q=1, gzip;q=0.001", true)]
    [TestCase("zstd", false)]
    public void Gzip_is_used_where_it_is_at_least_as_welcome_as_nothing(string? acceptEncoding, bool expected)
    {
        ExpositionChoice choice = ExpositionNegotiation.Choose(null, acceptEncoding);
        Assert.That(choice.ContentEncoding, Is.EqualTo(expected ? "gzip" : null));
    }
}
