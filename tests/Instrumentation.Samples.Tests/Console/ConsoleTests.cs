using System.Text.RegularExpressions;
using Instrumentation.Samples.Processes;
using Instrumentation.Samples.Prometheus;

namespace Instrumentation.Samples.Console;

/// <summary>The sample that shows the metrics API and the stand-alone listener in ten lines.</summary>
public sealed partial class ConsoleTests
{
    [Test]
    public async Task The_console_sample_serves_what_it_records()
    {
        await using RunningProgram program = RunningProgram.StartSample("Console", "0");
        Match printed = await program.WaitForLineAsync(Address());
        using var http = new HttpClient();
        ParsedExposition served = null!;
        await Peer.Until(
            async () =>
            {
                served = ParsedExposition.Parse(await http.GetStringAsync(new Uri(printed.Value)));
                return served.Samples.GetValueOrDefault("orders_total{shop=\"web\"}") >= 2;
            },
            TimeSpan.FromSeconds(10),
            "two orders are counted");

        Assert.That(served.Types["orders_total"], Is.EqualTo("counter"));
        Assert.That(served.Types["order_duration_seconds"], Is.EqualTo("histogram"));

        // An order is timed before it is counted.
        double orders = served.Samples["orders_total{shop=\"web\"}"];
        Assert.That(served.Samples["order_duration_seconds_count{shop=\"web\"}"], Is.InRange(orders, orders + 1));
        Assert.That(served.Samples["order_duration_seconds_sum{shop=\"web\"}"] / orders, Is.InRange(0.01, 1));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+/metrics")]
    private static partial Regex Address();
}
