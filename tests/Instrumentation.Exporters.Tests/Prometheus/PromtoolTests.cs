using Instrumentation.Catalogue;
using Instrumentation.Exporters.Tests.Formats;

namespace Instrumentation.Exporters.Tests.Prometheus;

/// <summary>What Prometheus' own checker says of the text format.</summary>
[Category("Peer")]
public sealed class PromtoolTests
{
    [Test]
    public async Task Promtool_complains_only_about_names_that_were_given() => Approved.Verify(await CheckAsync(Expose.Text(Samples.EveryKind())));

    [Test]
    public async Task Promtool_reads_an_exposition_whose_families_were_in_conflict()
    {
        string complaints = await CheckAsync(Expose.Text(Conflicts.Source()));
        Assert.That(complaints, Does.Not.Contain("error while linting").And.Not.Contain("parsing"));
    }

    [Test]
    public async Task Promtool_complains_of_the_catalogue_only_as_its_page_says()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        foreach (CatalogueDefinition metric in MetricCatalogue.All)
            Record(metrics, metric);
        string page = await File.ReadAllTextAsync(Repository.PathTo("docs", "catalogue.md"));
        string listed = page[page.IndexOf("## What promtool says", StringComparison.Ordinal)..];
        string[] complaints = (await CheckAsync(Expose.Text(metrics))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(complaints, Has.Some.StartsWith("kafka_send_duration_ms "));
        foreach (string[] complaint in complaints.Select(line => line.Split(' ', 2)))
            Assert.That(listed, Does.Contain($"- `{complaint[0]}`: {complaint[1]}"));
    }

    private static void Record(StreamingMetrics metrics, CatalogueDefinition metric)
    {
        var options = new InstrumentOptions { Unit = metric.Unit, Description = metric.Description };
        Tag[] tags = [.. metric.Tags.Select(tag => new Tag(tag, "x"))];
        if (metric.Kind == InstrumentKind.Counter)
            metrics.CreateCounter(metric.Name, options).Add(1L, tags);
        else if (metric.Kind == InstrumentKind.Gauge)
            metrics.CreateGauge(metric.Name, options).Set(1, tags);
        else if (metric.Kind == InstrumentKind.Summary)
            metrics.CreateSummary(metric.Name, options).Record(1, tags);
        else
            metrics.CreateHistogram(metric.Name, options).Record(1, tags);
    }

    private static async Task<string> CheckAsync(string exposition) =>
        (await Peer.RunAsync(Peer.Require("promtool", "prometheus"), ["check", "metrics"], exposition)).Output;
}
