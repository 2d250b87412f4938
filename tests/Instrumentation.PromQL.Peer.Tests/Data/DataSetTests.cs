using Instrumentation.TestScripts.Storage;

namespace Instrumentation.PromqlPeer.Data;

public class DataSetTests
{
    private static readonly MemorySeriesSource Source = DataSet.Make(1);

    [Test]
    public void No_sample_lies_on_a_whole_second() =>
        Assert.That(Source.Series.SelectMany(static series => series.Samples).Where(static sample => sample.TimeUnixMs % 1000 == 0), Is.Empty);

    [Test]
    public void Series_come_in_the_order_of_their_labels() =>
        Assert.That(Source.Series.Select(static series => series.Labels), Is.Ordered);

    [Test]
    public void Every_metric_has_its_labels()
    {
        foreach (Metric metric in Catalogue.Metrics)
        {
            MemorySeries[] series = [.. Source.Series.Where(series => series.Labels.MetricName == metric.Name)];
            Assert.That(series, Is.Not.Empty, metric.Name);
            foreach (MemorySeries one in series)
                Assert.That(one.Labels.Select(static label => label.Name).Skip(1), Is.EqualTo(metric.Labels), metric.Name);
            Assert.That(series.Select(one => one.Labels.Keep([.. metric.Key])), Is.Unique, metric.Name);
        }
    }
}
