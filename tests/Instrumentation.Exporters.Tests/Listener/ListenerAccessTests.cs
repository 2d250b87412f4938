using System.Net;
using System.Text;
using Instrumentation.Listener;

namespace Instrumentation.Exporters.Tests.Listener;

public sealed class ListenerAccessTests
{
    [TestCase("localhost", true)]
    [TestCase("localhost:9464", true)]
    [TestCase("LOCALHOST", true)]
    [TestCase("127.0.0.1:9464", true)]
    [TestCase("127.1.2.3", true)]
    [TestCase("[::1]:9464", true)]
    [TestCase("[::ffff:127.0.0.1]", true)]
    [TestCase("10.1.2.3:9464", true)]
    [TestCase("10.1.2.4:9464", false)]
    [TestCase("evil.example", false)]
    [TestCase("localhost.evil.example", false)]
    [TestCase("127.0.0.1.evil.example", false)]
    [TestCase("", false)]
    [TestCase("[::1", false)]
    public void A_host_is_loopback_or_the_address_that_was_asked(string host, bool allowed) =>
        Assert.That(new ListenerAccess(new PrometheusListenerOptions()).IsAllowedHost(host, IPAddress.Parse("::ffff:10.1.2.3")), Is.EqualTo(allowed));

    [TestCase("metrics.example.com", "metrics.example.com:9464", true)]
    [TestCase("metrics.example.com", "other.example.com", false)]
    [TestCase("*.example.com", "a.b.example.com", true)]
    [TestCase("*.example.com", "example.com", false)]
    [TestCase("*.example.com", "notexample.com", false)]
    [TestCase("*", "whatever", true)]
    public void Other_host_names_can_be_allowed(string allowed, string host, bool expected)
    {
        var options = new PrometheusListenerOptions();
        options.AllowedHosts.Add(allowed);
        Assert.That(new ListenerAccess(options).IsAllowedHost(host, IPAddress.Loopback), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_foreign_host_is_refused_with_one_hint_how_to_allow_it()
    {
        var faults = new List<MetricsFault>();
        await using PrometheusListener listener = Start(options => options.OnFault = faults.Add);
        for (int i = 0; i < 3; i++)
            Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics", "Host: evil.example")).Status, Is.EqualTo(403));
        Assert.That(listener.RequestsRefused, Is.EqualTo(3));
        Assert.That(faults.Single().Message, Does.Contain("AllowedHosts"));
    }

    [TestCase("Forwarded: for=192.0.2.60")]
    [TestCase("X-Forwarded-For: 192.0.2.60")]
    [TestCase("X-Forwarded-Port: 443")]
    [TestCase("X-Original-For: 192.0.2.60")]
    [TestCase("X-Real-IP: 192.0.2.60")]
    [TestCase("Via: 1.1 proxy")]
    public async Task What_a_proxy_on_this_machine_passes_on_is_refused_without_credentials(string header)
    {
        await using PrometheusListener closed = Start();
        Assert.That(RawReader.Ask(closed.Address, RawReader.Get("/metrics", header)).Status, Is.EqualTo(403));
        await using PrometheusListener open = Start(options => options.BearerToken = "secret");
        Assert.That(RawReader.Ask(open.Address, RawReader.Get("/metrics", header, "Authorization: Bearer secret")).Status, Is.EqualTo(200));
    }

    [TestCase("GET /elsewhere HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [TestCase("POST /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task Without_credentials_nothing_is_told_of_paths_and_methods(string request)
    {
        await using PrometheusListener listener = Start(options => options.BearerToken = "secret");
        Assert.That(RawReader.Ask(listener.Address, request).Status, Is.EqualTo(401));
    }

    [TestCase(null, 401)]
    [TestCase("Basic cHJvbTpzZWNyZXQ=", 200)]
    [TestCase("basic cHJvbTpzZWNyZXQ=", 200)]
    [TestCase("Basic cHJvbTp3cm9uZw==", 401)]
    [TestCase("Basic not base64", 401)]
    [TestCase("Basic", 401)]
    [TestCase("Bearer prom:secret", 401)]
    public async Task User_and_password_are_asked_for(string? authorization, int status)
    {
        await using PrometheusListener listener = Start(options => (options.User, options.Password) = ("prom", "secret"));
        RawReader.Response response = RawReader.Ask(
            listener.Address, RawReader.Get("/metrics", authorization is null ? [] : [$"Authorization: {authorization}"]));
        Assert.That(response.Status, Is.EqualTo(status));
        Assert.That(response.Headers.GetValueOrDefault("WWW-Authenticate"), status == 200 ? Is.Null : Does.StartWith("Basic realm="));
        Assert.That(listener.RequestsRefused, Is.EqualTo(status == 200 ? 0 : 1));
    }

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("", "")]
    public async Task An_empty_user_is_none(string? user, string? password)
    {
        await using PrometheusListener open = Start(options => (options.User, options.Password) = (user, password));
        Assert.That(RawReader.Ask(open.Address, RawReader.Get("/metrics")).Status, Is.EqualTo(200));
        Assert.That(RawReader.Ask(open.Address, RawReader.Get("/metrics", "Via: 1.1 proxy")).Status, Is.EqualTo(403), "there are no credentials");

        string nobody = "Authorization: Basic " + Convert.ToBase64String(":"u8);
        await using PrometheusListener closed = Start(
            options => (options.User, options.Password, options.BearerToken) = (user, password, "t0ken"));
        RawReader.Response refused = RawReader.Ask(closed.Address, RawReader.Get("/metrics", nobody));
        Assert.That(refused.Status, Is.EqualTo(401));
        Assert.That(refused.Headers["WWW-Authenticate"], Is.EqualTo("Bearer realm=\"metrics\""));
    }

    [TestCase("Bearer t0ken", 200)]
    [TestCase("bearer t0ken", 200)]
    [TestCase("Bearer t0ke", 401)]
    [TestCase("Bearer t0ken2", 401)]
    [TestCase("Basic dDBrZW4=", 401)]
    public async Task A_bearer_token_is_asked_for(string authorization, int status)
    {
        await using PrometheusListener listener = Start(options => options.BearerToken = "t0ken");
        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics", $"Authorization: {authorization}")).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Where_both_are_set_either_will_do_but_not_two_at_once()
    {
        await using PrometheusListener listener = Start(
            options => (options.User, options.Password, options.BearerToken) = ("prömpt", "ß", "t0ken"));
        string basic = "Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("prömpt:ß"));
        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics", basic)).Status, Is.EqualTo(200));
        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics", "Authorization: Bearer t0ken")).Status, Is.EqualTo(200));
        Assert.That(RawReader.Ask(listener.Address, RawReader.Get("/metrics", basic, "Authorization: Bearer t0ken")).Status, Is.EqualTo(401));
    }

    private static PrometheusListener Start(Action<PrometheusListenerOptions>? configure = null) =>
        PrometheusListenerTests.Source().StartPrometheusListener(options =>
        {
            options.Port = 0;
            configure?.Invoke(options);
        });
}
