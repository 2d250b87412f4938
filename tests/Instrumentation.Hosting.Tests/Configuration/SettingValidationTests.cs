using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Instrumentation.Configuration;

public sealed class SettingValidationTests
{
    [TestCase("MetricsIntervalSeconds", "0", "StreamingMonitoring:MetricsIntervalSeconds is 0; allowed is 1 to 3600.")]
    [TestCase("MetricsIntervalSeconds", "abc", "StreamingMonitoring:MetricsIntervalSeconds is 'abc'; allowed is 1 to 3600.")]
    [TestCase("MetricsIntervalSeconds", "", "StreamingMonitoring:MetricsIntervalSeconds is ''; allowed is 1 to 3600.")]
    [TestCase("LatencyCriticalMs", "99999999999", "StreamingMonitoring:LatencyCriticalMs is '99999999999'; allowed is 1 to 3600000.")]
    [TestCase("LatencyWarningMs", "2000", "StreamingMonitoring:LatencyWarningMs is 2000; allowed is at most LatencyCriticalMs, which is 1000.")]
    [TestCase("ErrorRateWarningThreshold", "1.5", "StreamingMonitoring:ErrorRateWarningThreshold is 1.5; allowed is 0 to 1.")]
    [TestCase("ErrorRateWarningThreshold", "NaN", "StreamingMonitoring:ErrorRateWarningThreshold is NaN; allowed is 0 to 1.")]
    [TestCase("ErrorRateWarningThreshold", "0.06", "StreamingMonitoring:ErrorRateWarningThreshold is 0.06; allowed is at most ErrorRateCriticalThreshold, which is 0.05.")]
    [TestCase("ScaleDownThreshold", "0.8", "StreamingMonitoring:ScaleDownThreshold is 0.8; allowed is less than ScaleUpThreshold, which is 0.8.")]
    [TestCase("MinInstances", "11", "StreamingMonitoring:MinInstances is 11; allowed is at most MaxInstances, which is 10.")]
    [TestCase("CooldownPeriodSeconds", "-1", "StreamingMonitoring:CooldownPeriodSeconds is -1; allowed is 0 to 86400.")]
    [TestCase("EnableAutoScaling", "maybe", "StreamingMonitoring:EnableAutoScaling is 'maybe'; allowed is true or false.")]
    [TestCase("CardinalityLimit", "0", "StreamingMonitoring:CardinalityLimit is 0; allowed is 1 to 1000000.")]
    [TestCase("ForgetIdleSeriesAfter", "10", "StreamingMonitoring:ForgetIdleSeriesAfter is '10'; allowed is 00:00:01 to 30.00:00:00.")]
    [TestCase("ForgetIdleSeriesAfter", "31d", "StreamingMonitoring:ForgetIdleSeriesAfter is 31.00:00:00; allowed is 00:00:01 to 30.00:00:00.")]
    [TestCase("Exemplars", "Sometimes", "StreamingMonitoring:Exemplars is 'Sometimes'; allowed is Off, TraceBased, Always.")]
    [TestCase("Exemplars", "1", "StreamingMonitoring:Exemplars is '1'; allowed is Off, TraceBased, Always.")]
    [TestCase("Listener:Port", "65536", "StreamingMonitoring:Listener:Port is 65536; allowed is 0 to 65535.")]
    [TestCase("Listener:Host", "example.com", "StreamingMonitoring:Listener:Host is 'example.com'; allowed is an IP address, localhost, or * for every address.")]
    [TestCase("Listener:User", "scraper", "StreamingMonitoring:Listener:Password is not set; allowed is text, because Listener:User is set.")]
    [TestCase("Listener:Password", "secret", "StreamingMonitoring:Listener:User is not set; allowed is text, because Listener:Password is set.")]
    [TestCase("Endpoints:MetricsPath", "metrics", "StreamingMonitoring:Endpoints:MetricsPath is 'metrics'; allowed is a path such as /metrics: ")]
    [TestCase("Endpoints:MetricsPath", "/{tenant}/metrics", "StreamingMonitoring:Endpoints:MetricsPath is '/{tenant}/metrics'; allowed is a path such as /metrics: ")]
    [TestCase("Endpoints:MetricsPath", "/health", "StreamingMonitoring:Endpoints:MetricsPath is '/health'; allowed is any path but Endpoints:HealthPath, which is '/health'.")]
    [TestCase("Endpoints:AllowedHosts:0", "https://example.com", "StreamingMonitoring:Endpoints:AllowedHosts is ['https://example.com']; allowed is host names without scheme and port")]
    [TestCase("RequestMetrics:Prefix", "9x", "StreamingMonitoring:RequestMetrics:Prefix is '9x'; allowed is a letter, then letters, digits and underscores, or empty.")]
    [TestCase("Capture:Include:0", " ", "StreamingMonitoring:Capture:Include is ['']; allowed is patterns such as MyCompany.*")]
    [TestCase("Instruments:http.duration:Boundaries", "0.1,0.1", "StreamingMonitoring:Instruments:http.duration:Boundaries is [0.1, 0.1]; allowed is at most 512 finite numbers, each above the one before.")]
    [TestCase("Instruments:x:Boundaries:0", "low", "StreamingMonitoring:Instruments:x:Boundaries:0 is 'low'; allowed is at most 512 finite numbers, each above the one before.")]
    [TestCase("Instruments:x:Quantiles", "0.5,1.5", "StreamingMonitoring:Instruments:x:Quantiles is [0.5, 1.5]; allowed is numbers from 0 to 1.")]
    [TestCase("Instruments:x:Layout", "Linear", "StreamingMonitoring:Instruments:x:Layout is 'Linear'; allowed is Explicit, Exponential.")]
    [TestCase("Exposition:MaxConcurrentScrapes", "0", "StreamingMonitoring:Exposition:MaxConcurrentScrapes is 0; allowed is 1 to 1024.")]
    public void A_wrong_value_stops_the_start_with_key_value_and_range(string key, string value, string message)
    {
        using IHost host = new TestApplication { Section = { [key] = value } }.Build();

        Assert.That(
            () => host.StartAsync(),
            Throws.TypeOf<OptionsValidationException>().With.Property(nameof(OptionsValidationException.Failures)).Exactly(1).StartsWith(message));
    }

    [TestCase("STREAMING_MONITORING__LATENCY_WARNING_MS", "0", "StreamingMonitoring:LatencyWarningMs is 0; allowed is 1 to 3600000 (set by STREAMING_MONITORING__LATENCY_WARNING_MS).")]
    [TestCase("STREAMING_MONITORING__LATENCY_WARNING_MS", "abc", "StreamingMonitoring:LatencyWarningMs is 'abc'; allowed is 1 to 3600000 (set by STREAMING_MONITORING__LATENCY_WARNING_MS).")]
    [TestCase("StreamingMonitoring__Listener__Port", "-1", "StreamingMonitoring:Listener:Port is -1; allowed is 0 to 65535 (set by StreamingMonitoring__Listener__Port).")]
    [TestCase("STREAMING_MONITORING__MIN_INSTANCES", "11", "StreamingMonitoring:MinInstances is 11; allowed is at most MaxInstances, which is 10 (set by STREAMING_MONITORING__MIN_INSTANCES).")]
    public void A_wrong_variable_is_named_as_it_was_written(string name, string value, string message)
    {
        using IHost host = new TestApplication { Variables = { [name] = value } }.Build();

        Assert.That(() => host.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Property(nameof(OptionsValidationException.Failures)).EqualTo(new[] { message }));
    }

    [Test]
    public void A_value_set_in_code_is_not_blamed_on_the_variable_that_it_replaced()
    {
        using IHost host = new TestApplication { Variables = { ["STREAMING_MONITORING__MIN_INSTANCES"] = "2" }, Configure = options => options.MinInstances = 0 }.Build();

        Assert.That(
            () => host.StartAsync(),
            Throws.TypeOf<OptionsValidationException>().With.Property(nameof(OptionsValidationException.Failures)).EqualTo(new[] { "StreamingMonitoring:MinInstances is 0; allowed is 1 to 10000." }));
    }

    [Test]
    public void All_wrong_values_are_named_at_once()
    {
        var application = new TestApplication { Section = { ["MetricsIntervalSeconds"] = "0", ["Listener:Port"] = "abc" }, Variables = { ["STREAMING_MONITORING__MAX_INSTANCES"] = "0" } };
        using IHost host = application.Build();

        Assert.That(() => host.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Property(nameof(OptionsValidationException.Failures)).Count.EqualTo(3));
    }

    [Test]
    public void A_good_value_of_a_higher_source_heals_a_bad_one_below()
    {
        var application = new TestApplication { Section = { ["MetricsIntervalSeconds"] = "abc" }, Variables = { ["STREAMING_MONITORING__METRICS_INTERVAL_SECONDS"] = "3" } };

        Assert.That(application.Options().MetricsIntervalSeconds, Is.EqualTo(3));
    }

    [Test]
    public void A_bad_value_of_a_higher_source_is_not_hidden_by_a_good_one_below()
    {
        var application = new TestApplication { Section = { ["MetricsIntervalSeconds"] = "3" }, Variables = { ["STREAMING_MONITORING__METRICS_INTERVAL_SECONDS"] = "abc" } };

        Assert.That(application.Options, Throws.TypeOf<OptionsValidationException>());
    }
}
