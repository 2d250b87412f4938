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
    private const int SliceCount = 8_000;
    private const int FullCountOfFeature = 50;
    private const double LeastNonEmpty = 0.7;
    private const double MostErrors = 0.05;
    private const double MostExcused = 0.03;

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
            Assert.That(report.Failures.Count, Is.Zero, failures);
            Assert.That(report.NonEmpty, Is.GreaterThanOrEqualTo(LeastNonEmpty * count), "queries with a result on both sides");
            Assert.That(report.Errors, Is.LessThanOrEqualTo(MostErrors * count), "errors");
            Assert.That(report.Excused, Is.LessThanOrEqualTo(MostExcused * count), "excused differences");
            int least = count * FullCountOfFeature / FullCount;
            Assert.That(report.FeatureCounts.Where(feature => feature.Value < least), Is.Empty, $"features with fewer than {least} queries");
        });
    }
}
