using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Configuration;

public sealed class SettingSourcesTests
{
    [Test]
    public void Nothing_configured_gives_the_streaming_guides_defaults()
    {
        StreamingMonitoringOptions options = new TestApplication().Options();

        Assert.Multiple(() =>
        {
            Assert.That(options.MetricsIntervalSeconds, Is.EqualTo(10));
            Assert.That(options.DetailedMetrics, Is.True);
            Assert.That(options.LatencyWarningMs, Is.EqualTo(100));
            Assert.That(options.LatencyCriticalMs, Is.EqualTo(1000));
            Assert.That(options.ThroughputWarningThreshold, Is.EqualTo(0.8));
            Assert.That(options.ErrorRateWarningThreshold, Is.EqualTo(0.01));
            Assert.That(options.ErrorRateCriticalThreshold, Is.EqualTo(0.05));
            Assert.That(options.EnableAutoScaling, Is.True);
            Assert.That(options.ScaleUpThreshold, Is.EqualTo(0.8));
            Assert.That(options.ScaleDownThreshold, Is.EqualTo(0.3));
            Assert.That(options.MinInstances, Is.EqualTo(1));
            Assert.That(options.MaxInstances, Is.EqualTo(10));
            Assert.That(options.CooldownPeriodSeconds, Is.EqualTo(300));
        });
    }

    [Test]
    public void Each_source_wins_over_the_ones_below_it()
    {
        var application = new TestApplication { Section = { ["LatencyWarningMs"] = "11" } };
        Assert.That(application.Options().LatencyWarningMs, Is.EqualTo(11), "the section wins over the default");

        application.Variables["STREAMING_MONITORING__LATENCY_WARNING_MS"] = "22";
        Assert.That(application.Options().LatencyWarningMs, Is.EqualTo(22), "a variable wins over the section");

        var withArgument = new TestApplication { Section = { ["LatencyWarningMs"] = "11" }, Arguments = ["--StreamingMonitoring:LatencyWarningMs=33"] };
        withArgument.Variables["STREAMING_MONITORING__LATENCY_WARNING_MS"] = "22";
        Assert.That(withArgument.Options().LatencyWarningMs, Is.EqualTo(33), "an argument wins over a variable");

        var withCode = new TestApplication { Arguments = ["--StreamingMonitoring:LatencyWarningMs=33"], Configure = options => options.LatencyWarningMs = 44 };
        Assert.That(withCode.Options().LatencyWarningMs, Is.EqualTo(44), "code wins over everything");
    }

    [Test]
    public void Code_wins_even_when_it_ran_before_the_monitoring_was_added()
    {
        var application = new TestApplication { Before = services => services.Configure<StreamingMonitoringOptions>(options => options.MinInstances = 4) };
        application.Variables["STREAMING_MONITORING__MIN_INSTANCES"] = "2";

        Assert.That(application.Options().MinInstances, Is.EqualTo(4));
    }

    [Test]
    public void Adding_the_monitoring_twice_applies_both_delegates_and_records_once()
    {
        var application = new TestApplication
        {
            Configure = options => options.MinInstances = 3,
            After = builder => builder.Services.AddStreamingMonitoring(options => options.MaxInstances = 30),
        };
        using var host = application.Build();
        StreamingMonitoringOptions options = application.Options();

        Assert.Multiple(() =>
        {
            Assert.That((options.MinInstances, options.MaxInstances), Is.EqualTo((3, 30)));
            Assert.That(host.Services.GetServices<IStreamingMetrics>().Count(), Is.EqualTo(1));
        });
    }

    [TestCase("STREAMING_MONITORING__METRICS_INTERVAL_SECONDS")]
    [TestCase("StreamingMonitoring__MetricsIntervalSeconds")]
    [TestCase("streaming_monitoring__metrics_interval_seconds")]
    [TestCase("STREAMINGMONITORING__METRICSINTERVALSECONDS")]
    public void A_variable_may_be_spelt_in_either_form(string name)
    {
        var application = new TestApplication { Variables = { [name] = "5" } };

        Assert.That(application.Options().MetricsIntervalSeconds, Is.EqualTo(5));
    }

    [Test]
    public void The_variables_of_the_streaming_guide_work_as_written_there()
    {
        var application = new TestApplication
        {
            Variables =
            {
                ["STREAMING_MONITORING__METRICS_INTERVAL_SECONDS"] = "5",
                ["STREAMING_MONITORING__DETAILED_METRICS"] = "true",
                ["STREAMING_MONITORING__LATENCY_WARNING_MS"] = "50",
                ["STREAMING_MONITORING__LATENCY_CRITICAL_MS"] = "500",
                ["STREAMING_MONITORING__ERROR_RATE_WARNING_THRESHOLD"] = "0.005",
                ["STREAMING_MONITORING__ENABLE_AUTO_SCALING"] = "true",
                ["STREAMING_MONITORING__MIN_INSTANCES"] = "2",
                ["STREAMING_MONITORING__MAX_INSTANCES"] = "20",
            },
        };

        StreamingMonitoringOptions options = application.Options();

        Assert.Multiple(() =>
        {
            Assert.That(options.MetricsIntervalSeconds, Is.EqualTo(5));
            Assert.That(options.DetailedMetrics, Is.True);
            Assert.That((options.LatencyWarningMs, options.LatencyCriticalMs), Is.EqualTo((50, 500)));
            Assert.That(options.ErrorRateWarningThreshold, Is.EqualTo(0.005));
            Assert.That(options.EnableAutoScaling, Is.True);
            Assert.That((options.MinInstances, options.MaxInstances), Is.EqualTo((2, 20)));
        });
    }

    [Test]
    public void The_section_takes_snake_case_keys_as_well()
    {
        var application = new TestApplication { Section = { ["metrics_interval_seconds"] = "7", ["listener:bearer_token"] = "secret" } };

        StreamingMonitoringOptions options = application.Options();

        Assert.That((options.MetricsIntervalSeconds, options.Listener.BearerToken), Is.EqualTo((7, "secret")));
    }

    [Test]
    public void A_section_in_snake_case_counts_as_variables_do()
    {
        var application = new TestApplication { Section = { ["LatencyWarningMs"] = "11", ["STREAMING_MONITORING:LATENCY_WARNING_MS"] = "12" } };

        Assert.That(application.Options().LatencyWarningMs, Is.EqualTo(12));
    }

    [Test]
    public void An_empty_variable_is_the_same_as_none()
    {
        var application = new TestApplication { Section = { ["LatencyWarningMs"] = "11" }, Variables = { ["STREAMING_MONITORING__LATENCY_WARNING_MS"] = "" } };

        Assert.That(application.Options().LatencyWarningMs, Is.EqualTo(11));
    }

    [TestCase("a.example.com,b.example.com")]
    [TestCase("""["a.example.com","b.example.com"]""")]
    public void A_variable_holds_a_list_with_commas_or_as_json_and_replaces_the_sections(string text)
    {
        var application = new TestApplication
        {
            Section = { ["Endpoints:AllowedHosts:0"] = "x.example.com", ["Endpoints:AllowedHosts:1"] = "y.example.com", ["Endpoints:AllowedHosts:2"] = "z.example.com" },
            Variables = { ["STREAMING_MONITORING__ENDPOINTS__ALLOWED_HOSTS"] = text },
        };

        Assert.That(application.Options().Endpoints.AllowedHosts, Is.EqualTo(new[] { "a.example.com", "b.example.com" }));
    }

    [TestCase("90s", 90)]
    [TestCase("00:01:30", 90)]
    [TestCase("1.5m", 90)]
    [TestCase("1h", 3600)]
    public void A_duration_is_written_as_clock_time_or_with_a_unit(string text, int seconds)
    {
        var application = new TestApplication { Section = { ["ForgetIdleSeriesAfter"] = text } };

        Assert.That(application.Options().ForgetIdleSeriesAfter, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase("1", true)]
    [TestCase("yes", true)]
    [TestCase("TRUE", true)]
    [TestCase("off", false)]
    [TestCase("0", false)]
    public void A_switch_is_written_in_the_usual_words(string text, bool expected)
    {
        var application = new TestApplication { Variables = { ["STREAMING_MONITORING__PUBLISH_TO_METERS"] = text } };

        Assert.That(application.Options().PublishToMeters, Is.EqualTo(expected));
    }

    [Test]
    public void An_attribute_of_the_resource_is_set_by_its_name_as_it_is_spelt()
    {
        var application = new TestApplication
        {
            Section = { ["Resource:Attributes:team_name"] = "blue" },
            Variables = { ["STREAMING_MONITORING__RESOURCE__ATTRIBUTES__k8s.pod.name"] = "cart-1" },
        };

        Assert.That(application.Options().Resource.Attributes, Is.EquivalentTo(new Dictionary<string, string> { ["team_name"] = "blue", ["k8s.pod.name"] = "cart-1" }));
    }

    [Test]
    public void An_instrument_is_set_by_its_name_as_it_is_spelt()
    {
        var application = new TestApplication
        {
            Section = { ["Instruments:http.server.Request_Duration:Boundaries:0"] = "0.1", ["Instruments:http.server.Request_Duration:Boundaries:1"] = "0.5" },
            Variables = { ["STREAMING_MONITORING__INSTRUMENTS__event_processing_duration_ms__CARDINALITY_LIMIT"] = "7" },
        };

        StreamingMonitoringOptions options = application.Options();

        Assert.Multiple(() =>
        {
            Assert.That(options.Instruments["http.server.Request_Duration"].Boundaries, Is.EqualTo(new[] { 0.1, 0.5 }));
            Assert.That(options.Instruments["event_processing_duration_ms"].CardinalityLimit, Is.EqualTo(7));
        });
    }
}
