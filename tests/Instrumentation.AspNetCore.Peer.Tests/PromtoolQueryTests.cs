using Instrumentation.PromqlPeer.Data;
using Instrumentation.PromqlPeer.Prometheus;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.PrometheusApiPeer;

[Category("Peer")]
public sealed class PromtoolQueryTests
{
    private static readonly string[][] Commands =
    [
        ["query", "instant", "--time=2020-02-28T23:30:00Z", "URL", "sort(weight)"],
        ["query", "instant", "--time=1582932600", "--format=json", "URL", "sort(sum by (job) (weight))"],
        ["query", "instant", "--time=1582932600", "URL", "scalar(weight{job=\"api\"})"],
        ["query", "instant", "--time=1582932600", "URL", "sum("],
        ["query", "range", "--start=1582932600", "--end=1582933200", "--step=1m", "URL", "sum by (job) (memory_bytes > 0)"],
        ["query", "range", "--start=1582932600", "--end=1582933200", "--step=5m", "--format=json", "URL", "max(weight)"],
        ["query", "labels", "--start=1582929000", "--end=1582936200", "URL", "job"],
        ["query", "labels", "--start=1582929000", "--end=1582936200", "URL", "__name__"],
        ["query", "series", "--match=weight", "--match={job=\"db\",instance=\"i0\"}", "--start=1582929000", "--end=1582936200", "URL"],
        ["query", "series", "--match=share", "--start=1582929000", "--end=1582936200", "--format=json", "URL"],
    ];

    [Test]
    public async Task Promtool_prints_the_same_of_us_as_of_Prometheus()
    {
        string promtool = Peer.Require("promtool", "prometheus");
        MemorySeriesSource source = DataSet.Make(1);
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync();
        await prometheus.WriteAsync(source.Series);
        await using ApiHost host = await ApiHost.StartAsync(source);

        foreach (string[] command in Commands)
        {
            (int ExitCode, string Output) ours = await RunAsync(promtool, command, host.Address);
            (int ExitCode, string Output) peers = await RunAsync(promtool, command, prometheus.Address);
            Assert.That(ours, Is.EqualTo(peers), string.Join(' ', command));
            Assert.That(ours.Output, Is.Not.Empty);
        }
    }

    private static Task<(int ExitCode, string Output)> RunAsync(string promtool, string[] command, Uri server) =>
        Peer.RunAsync(promtool, [.. command.Select(part => part == "URL" ? server.ToString() : part)]);
}
