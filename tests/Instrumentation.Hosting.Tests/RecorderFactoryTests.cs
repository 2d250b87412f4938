using Instrumentation.Hosting;

namespace Instrumentation;

public sealed class RecorderFactoryTests
{
    [Test]
    public void What_is_excluded_stands_before_what_is_included_and_before_the_defaults()
    {
        var options = new StreamingMonitoringOptions();
        options.Capture.Include.Add("MyCompany.*");
        options.Capture.Include.Add("Other.Meter/orders.*");
        options.Capture.Exclude.Add("System.Runtime");

        CaptureRule[] rules = [.. RecorderFactory.CaptureRules(options).Rules];

        Assert.That(rules[..3], Is.EqualTo(new[] { new CaptureRule("System.Runtime", "*", Include: false), new CaptureRule("MyCompany.*"), new CaptureRule("Other.Meter", "orders.*") }));
        Assert.That(rules[3..], Is.EqualTo(CaptureOptions.Defaults().Rules));
    }

    [Test]
    public void Without_the_defaults_only_what_is_named_is_captured()
    {
        var options = new StreamingMonitoringOptions { Capture = { Defaults = false } };
        options.Capture.Include.Add("MyCompany.*");

        Assert.That(RecorderFactory.CaptureRules(options).Rules, Is.EqualTo(new[] { new CaptureRule("MyCompany.*") }));
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    public void Nothing_is_captured_where_capture_or_detail_is_off(bool enabled, bool detailed)
    {
        var options = new StreamingMonitoringOptions { DetailedMetrics = detailed, Capture = { Enabled = enabled } };

        Assert.That(RecorderFactory.CaptureRules(options).Rules, Is.Empty);
    }
}
