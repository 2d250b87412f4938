using Instrumentation.Exporters.Tests.Formats;

namespace Instrumentation.Exporters.Tests.Rendering;

public sealed class NameConflictTests
{
    [Test]
    public void What_is_in_the_way_is_left_out_and_counted_in_the_text_format() => Approved.Verify(Expose.Text(Conflicts.Source()));

    [Test]
    public void What_is_in_the_way_is_left_out_and_counted_in_OpenMetrics() => Approved.Verify(Expose.OpenMetrics(Conflicts.Source()));

    [Test]
    public void The_exporter_counts_at_every_exposition()
    {
        var exporter = new PrometheusExporter(Conflicts.Source());
        Expose.Write(exporter, ExpositionFormat.PrometheusText);
        (long families, long series) = (exporter.FamiliesDropped, exporter.SeriesDropped);
        Expose.Write(exporter, ExpositionFormat.Protobuf);
        Assert.That((families, series), Is.EqualTo((4, 1)));
        Assert.That((exporter.FamiliesDropped, exporter.SeriesDropped), Is.EqualTo((8, 2)));
    }

    [Test]
    public void An_instrument_that_comes_later_does_not_take_a_name_that_is_in_use()
    {
        var source = new FixedSource();
        FixedSource.Family late = source.Histogram("a.b");
        source.Gauge("a_b").Value(1);
        var exporter = new PrometheusExporter(source);
        Expose.Write(exporter, ExpositionFormat.PrometheusText);
        late.Explicit([1], [1, 0], 0.5, []);
        Assert.That(Expose.Write(exporter, ExpositionFormat.PrometheusText), Does.StartWith("# TYPE a_b gauge\na_b 1\n"));
        Assert.That(exporter.FamiliesDropped, Is.EqualTo(1));
    }

    [Test]
    public void A_name_becomes_free_when_its_instrument_is_gone()
    {
        var source = new FixedSource();
        FixedSource.Family first = source.Gauge("a.b").Value(1);
        source.Histogram("a_b").Explicit([1], [1, 0], 0.5, []);
        var exporter = new PrometheusExporter(source);
        Expose.Write(exporter, ExpositionFormat.PrometheusText);
        first.RemoveAt(0);
        Assert.That(Expose.Write(exporter, ExpositionFormat.PrometheusText), Does.StartWith("# TYPE a_b histogram\n"));
    }

    [Test]
    public void An_instrument_cannot_take_the_names_of_the_exporter_itself()
    {
        var source = new FixedSource { Resource = new ResourceInfo(LabelSet.From(("service.name", "s")), LabelSet.Empty) };
        source.Gauge("target_info").Value(7);
        source.Gauge("instrumentation_exporter_families_dropped_total").Value(8);
        string text = Expose.Text(source);
        Assert.That(text, Does.Contain("target_info{service_name=\"s\"} 1\n").And.Not.Contain(" 7\n").And.Not.Contain(" 8\n"));
        Assert.That(text, Does.Contain("instrumentation_exporter_families_dropped_total{reason=\"name\"} 2\n"));
    }
}
