using Instrumentation.Exporters.Tests.Formats;

namespace Instrumentation.Exporters.Tests.OpenMetrics;

public sealed class OpenMetricsTextTests
{
    [Test]
    public void Every_kind_is_written() => Approved.Verify(Expose.OpenMetrics(Samples.EveryKind()));

    [Test]
    public void Nothing_recorded_is_an_end_mark() => Assert.That(Expose.OpenMetrics(new FixedSource()), Is.EqualTo("# EOF\n"));

    [Test]
    public void Without_creation_times_a_counter_is_one_line()
    {
        var source = new FixedSource();
        source.Counter("events_total").Total(1);
        Assert.That(
            Expose.OpenMetrics(source, new PrometheusExporterOptions { CreatedTimestamps = false }),
            Is.EqualTo("# TYPE events counter\nevents_total 1\n# EOF\n"));
    }

    [Test]
    public void Where_names_are_kept_a_counter_has_the_same_name_as_in_the_text_format()
    {
        var source = new FixedSource();
        source.Counter("events").Total(1);
        Assert.That(
            Expose.OpenMetrics(source, new PrometheusExporterOptions { NameTranslation = NameTranslation.KeepNames }),
            Is.EqualTo("# TYPE events unknown\nevents 1\n# EOF\n"));
    }

    [Test]
    public void An_exemplar_whose_labels_are_too_long_is_written_without_them()
    {
        var source = new FixedSource();
        // 8 + 7 characters of the names and 114 of the values are one more than OpenMetrics allows.
        source.Counter("long_total").Exemplified(1, Samples.Seen(1) with { TraceId = new string('a', 98), SpanId = new string('b', 16) });
        source.Counter("short_total").Exemplified(1, Samples.Seen(1) with { TraceId = new string('a', 97), SpanId = new string('b', 16) });
        string text = Expose.OpenMetrics(source);
        Assert.That(text, Does.Contain("long_total 1 # {} 1 1767225601.623\n"));
        Assert.That(text, Does.Contain($"short_total 1 # {{trace_id=\"{new string('a', 97)}\",span_id=\"{new string('b', 16)}\"}} 1 1767225601.623\n"));
    }
}
