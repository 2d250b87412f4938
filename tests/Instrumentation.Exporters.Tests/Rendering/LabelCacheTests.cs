using Instrumentation.Exporters.Tests.Formats;
using Instrumentation.Exporters.Tests.Protobuf;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.Exporters.Tests.Rendering;

/// <summary>What an exporter keeps between expositions is never seen in them.</summary>
public sealed class LabelCacheTests
{
    private static readonly InstrumentKind[] Kinds = [InstrumentKind.Counter, InstrumentKind.Gauge, InstrumentKind.Histogram, InstrumentKind.Gauge];

    [Property(MaxTest = 60)]
    public void An_exporter_that_saw_series_come_and_go_writes_what_a_new_one_writes(byte[] steps)
    {
        var source = new FixedSource();
        // The last two become one family, and some labels become one label.
        FixedSource.Family[] families = [source.Counter("a_total"), source.Gauge("b"), source.Histogram("c"), source.Gauge("b")];
        List<LabelSet>[] labels = [.. families.Select(_ => new List<LabelSet>())];
        var exporter = new PrometheusExporter(source);
        int number = 0;
        foreach (byte step in steps)
        {
            int at = step % families.Length;
            Tag[] tags = Tags(step, number);
            if (step % 3 == 0 && labels[at].Count > 0)
            {
                families[at].RemoveAt(step % labels[at].Count);
                labels[at].RemoveAt(step % labels[at].Count);
            }
            else if (!labels[at].Contains(LabelSet.From(tags)))
            {
                Add(families[at], Kinds[at], ++number, tags);
                labels[at].Add(LabelSet.From(tags));
            }

            foreach (ExpositionFormat format in Enum.GetValues<ExpositionFormat>())
                Assert.That(Shown(exporter, format), Is.EqualTo(Shown(new PrometheusExporter(source), format)));
        }
    }

    [Test]
    public void A_second_exposition_renders_no_labels_again()
    {
        var source = new FixedSource();
        source.Gauge("a").Value(1, ("topic", "x"));
        var exporter = new PrometheusExporter(source);
        string first = Expose.Write(exporter, ExpositionFormat.PrometheusText);
        Assert.That(Expose.Write(exporter, ExpositionFormat.PrometheusText), Is.EqualTo(first));
    }

    [Test]
    public void A_counter_that_was_forgotten_and_comes_back_has_its_new_creation_time()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = StreamingMetrics.Create(
            new StreamingMetricsOptions { TimeProvider = clock, PublishToMeters = false, ForgetIdleSeriesAfter = TimeSpan.FromMinutes(1) });
        var exporter = new PrometheusExporter(metrics, new PrometheusExporterOptions { TargetInfo = false });
        metrics.IncrementCounter("jobs_total", 5, ("queue", "a"));
        metrics.IncrementCounter("jobs_total", ("queue", "b"));
        string first = Expose.Write(exporter, ExpositionFormat.OpenMetrics);
        for (int i = 0; i < 4; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(45));
            metrics.IncrementCounter("jobs_total", ("queue", "b"));
            Expose.Write(exporter, ExpositionFormat.OpenMetrics);
        }

        metrics.IncrementCounter("jobs_total", 2, ("queue", "a"));
        string second = Expose.Write(exporter, ExpositionFormat.OpenMetrics);
        Assert.That(first, Does.Contain("jobs_total{queue=\"a\"} 5\njobs_created{queue=\"a\"} 1767225600.000\n"));
        Assert.That(second, Does.Contain("jobs_total{queue=\"a\"} 2\njobs_created{queue=\"a\"} 1767225780.000\n"));
        Assert.That(second, Does.Contain("jobs_total{queue=\"b\"} 5\njobs_created{queue=\"b\"} 1767225600.000\n"));
    }

    // An instrument never has one label set twice, but two label sets can become one.
    private static Tag[] Tags(byte step, int number) => (step % 5) switch
    {
        0 => [("a.b", number % 7)],
        1 => [("a_b", number % 7)],
        2 => [],
        _ => [("topic", number), ("long", new string('x', step))],
    };

    private static void Add(FixedSource.Family family, InstrumentKind kind, int number, Tag[] tags)
    {
        if (kind == InstrumentKind.Histogram)
            family.Explicit([1, 2], [number, 0, 1], number, [], tags);
        else if (kind == InstrumentKind.Counter)
            family.Total(number, tags);
        else
            family.Value(number, tags);
    }

    // Without what is counted from exposition to exposition.
    private static string Shown(PrometheusExporter exporter, ExpositionFormat format)
    {
        if (format == ExpositionFormat.Protobuf)
            return DecodedFamily.Dump(DecodedFamily.ReadAll(Expose.Bytes(exporter, format)).Where(family => !family.Name.StartsWith("instrumentation_", StringComparison.Ordinal)));
        return string.Join('\n', Expose.Write(exporter, format).Split('\n').Where(line => !line.Contains("instrumentation_", StringComparison.Ordinal)));
    }
}
