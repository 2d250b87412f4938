using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Configuration;

public sealed class UnknownSettingTests
{
    [TestCase("STREAMING_MONITORING__LATENCY_WARNING_MILLIS", "STREAMING_MONITORING__LATENCY_WARNING_MS")]
    [TestCase("STREAMING_MONITORING__LISTENER__PROT", "STREAMING_MONITORING__LISTENER__PORT")]
    [TestCase("STREAMING_MONITORING_MIN_INSTANCES", "STREAMING_MONITORING__MIN_INSTANCES")]
    [TestCase("StreamingMonitoring__MaxInstance", "STREAMING_MONITORING__MAX_INSTANCES")]
    public async Task An_unknown_variable_is_a_warning_with_the_nearest_known_one(string name, string nearest)
    {
        var application = new TestApplication { Variables = { [name] = "5" } };
        using IHost host = application.Build();
        await host.StartAsync();
        await host.StopAsync();

        Assert.That(application.Log.Messages(LogLevel.Warning), Is.EqualTo(new[] { $"The setting {name} means nothing here and is ignored; the nearest known one is {nearest}." }));
    }

    [TestCase("LatencyWarnMs", "StreamingMonitoring:LatencyWarningMs")]
    [TestCase("Listener:Hots", "StreamingMonitoring:Listener:Host")]
    [TestCase("Listener:Port:Extra", "StreamingMonitoring:Listener:Port")]
    [TestCase("Instruments:x:Boundary", "StreamingMonitoring:Instruments:*:Boundaries")]
    public async Task An_unknown_key_of_the_section_is_a_warning_with_the_nearest_known_one(string key, string nearest)
    {
        var application = new TestApplication { Section = { [key] = "5" } };
        using IHost host = application.Build();
        await host.StartAsync();
        await host.StopAsync();

        Assert.That(
            application.Log.Messages(LogLevel.Warning),
            Is.EqualTo(new[] { $"The setting StreamingMonitoring:{key} means nothing here and is ignored; the nearest known one is {nearest}." }));
    }
}
