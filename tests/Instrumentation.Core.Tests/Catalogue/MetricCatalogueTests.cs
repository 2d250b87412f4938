namespace Instrumentation.Catalogue;

public sealed partial class MetricCatalogueTests
{
    private static IEnumerable<CatalogueDefinition> RecordedByRecorders => MetricCatalogue.All.Where(metric => metric.Source != CatalogueSource.Own && metric.Area.EndsWith("Metrics", StringComparison.Ordinal));

    [Test]
    public void A_name_stands_in_the_catalogue_once()
        => Assert.That(MetricCatalogue.All.Select(metric => metric.Name), Is.Unique);

    [Test]
    public void Every_metric_is_declared_by_a_recorder_as_the_catalogue_has_it()
    {
        MetricsLog log = CallAll();
        foreach (CatalogueDefinition metric in RecordedByRecorders)
        {
            Assert.That(log.Declared, Does.ContainKey(metric.Name));
            (InstrumentKind kind, InstrumentOptions options) = log.Declared[metric.Name];
            Assert.That(kind, Is.EqualTo(metric.Kind), metric.Name);
            Assert.That(options.Unit, Is.EqualTo(metric.Unit), metric.Name);
            Assert.That(options.Description, Is.EqualTo(metric.Description), metric.Name);
            Assert.That(options.Boundaries ?? [], Is.EqualTo(metric.Boundaries), metric.Name);
        }
    }

    [Test]
    public void Every_metric_is_recorded_with_the_tags_of_the_catalogue()
    {
        MetricsLog log = CallAll();
        foreach (CatalogueDefinition metric in RecordedByRecorders)
        {
            MetricsLog.Entry[] entries = [.. log.Entries.Where(entry => entry.Name == metric.Name)];
            Assert.That(entries, Is.Not.Empty, metric.Name);
            foreach (MetricsLog.Entry entry in entries)
            {
                Assert.That(entry.Kind, Is.EqualTo(metric.Kind), metric.Name);
                Assert.That(entry.Tags.Select(tag => tag.Name), Is.EqualTo(metric.Tags), metric.Name);
            }
        }
    }

    [Test]
    public void A_recorder_records_nothing_that_the_catalogue_does_not_have()
        => Assert.That(CallAll().Declared.Keys, Is.SubsetOf(MetricCatalogue.All.Select(metric => metric.Name)));

    [Test]
    public void A_metric_is_found_by_its_exact_name()
    {
        Assert.That(MetricCatalogue.Find("kafka_consumer_lag")?.Tags, Is.EqualTo(new[] { "topic", "partition", "consumer_group" }));
        Assert.That(MetricCatalogue.Find("kafka_consumer"), Is.Null);
    }

    private static MetricsLog CallAll()
    {
        var log = new MetricsLog();
        EveryRecorder.CallAll(log, new FakeClock());
        return log;
    }
}
