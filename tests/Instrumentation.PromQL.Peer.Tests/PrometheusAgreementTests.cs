using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.PromqlPeer.Data;
using Instrumentation.PromqlPeer.Generation;
using Instrumentation.PromqlPeer.Prometheus;
using Instrumentation.PromqlPeer.Running;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.PromqlPeer;

[Category("Peer")]
public class PrometheusAgreementTests
{
    private const int DefaultSeed = 20_261_125;
    private const int FullCount = 20_000;
    private const int SliceCount = 4_000;

    [Test]
    public async Task Random_queries_get_the_answers_of_Prometheus()
    {
        int seed = TestContext.Parameters.Get("seed", DefaultSeed);
        int count = TestContext.Parameters.Get("count", FullSize.Or(FullCount, SliceCount));
        MemorySeriesSource source = DataSet.Make(seed);
        await using PrometheusServer server = await PrometheusServer.StartAsync();
        await server.WriteAsync(source.Series);
        using var engine = new OwnEngine(source, OwnEngine.Prometheus2);

        var report = new FuzzReport(seed, await FuzzRun.RunAsync(server, engine, seed, count));

        string failures = report.Write();
        await TestContext.Out.WriteLineAsync(report.Summary);
        Assert.Multiple(() =>
        {
            Assert.That(report.Failures, Is.Empty, failures);
        });
    }
}
