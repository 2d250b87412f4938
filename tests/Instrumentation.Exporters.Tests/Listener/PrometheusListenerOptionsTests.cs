namespace Instrumentation.Exporters.Tests.Listener;

public sealed class PrometheusListenerOptionsTests
{
    private static readonly TestCaseData[] Wrong =
    [
        Case("Host", "metrics.example.com", options => options.Host = "metrics.example.com"),
        Case("Host", "null", options => options.Host = null!),
        Case("Port", "-1", options => options.Port = -1),
        Case("Port", "65536", options => options.Port = 65_536),
        Case("Path", "metrics", options => options.Path = "metrics"),
        Case("Path", "/a b", options => options.Path = "/a b"),
        Case("Path", "/metrics?x", options => options.Path = "/metrics?x"),
        Case("Password", "missing", options => options.User = "prom"),
        Case("User", "missing", options => options.Password = "secret"),
        Case("User", "missing", options => (options.User, options.Password) = ("", "secret")),
        Case("User", "a:b", options => (options.User, options.Password) = ("a:b", "secret")),
        Case("BearerToken", "empty", options => options.BearerToken = ""),
        Case("AllowedHosts", "empty name", options => options.AllowedHosts.Add(" ")),
        Case("MaxConnections", "0", options => options.MaxConnections = 0),
        Case("MaxConnections", "10001", options => options.MaxConnections = 10_001),
        Case("MaxRequestBytes", "1023", options => options.MaxRequestBytes = 1_023),
        Case("RequestTimeout", "00:00:00", options => options.RequestTimeout = TimeSpan.Zero),
        Case("IdleTimeout", "00:10:01", options => options.IdleTimeout = TimeSpan.FromSeconds(601)),
        Case("WriteTimeout", "-00:00:01", options => options.WriteTimeout = TimeSpan.FromSeconds(-1)),
        Case("StopTimeout", "00:00:00.0990000", options => options.StopTimeout = TimeSpan.FromMilliseconds(99)),
        Case("TimeProvider", "null", options => options.TimeProvider = null!),
        Case("Exporter", "null", options => options.Exporter = null!),
        Case("MaxConcurrentScrapes", "0", options => options.Exporter.MaxConcurrentScrapes = 0),
        Case("MaxConcurrentScrapes", "1025", options => options.Exporter.MaxConcurrentScrapes = 1_025),
        Case("NameTranslation", "99", options => options.Exporter.NameTranslation = (NameTranslation)99),
    ];

    [Test]
    public void The_defaults_are_valid() => Assert.That(new PrometheusListenerOptions().Validate, Throws.Nothing);

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_value_is_said_with_option_and_range(string option, string value, Action<PrometheusListenerOptions> change)
    {
        var options = new PrometheusListenerOptions();
        change(options);
        ArgumentException exception = Assert.Catch<ArgumentException>(() => options.Validate())!;
        Assert.That(exception.ParamName, Is.EqualTo(option));
        Assert.That(exception.Message, Does.Contain(option).And.Contain(value).And.Contain("allowed is"));
        Assert.That(exception.Message, Does.Not.Contain("secret"));
    }

    private static TestCaseData Case(string option, string value, Action<PrometheusListenerOptions> change) =>
        new TestCaseData(option, value, change).SetArgDisplayNames(option, value);
}
