using System.Text;
using FsCheck.NUnit;
using Instrumentation.Exporters.Tests.Formats;
using Instrumentation.Exporters.Tests.Protobuf;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.Exporters.Tests.Rendering;

/// <summary>Whatever an application records, strict readers of the three formats understand it, and understand the same.</summary>
[Properties(Arbitrary = [typeof(SourceModel.Generators)], MaxTest = 300)]
public sealed class RoundTripTests
{
    [Property]
    public void Any_names_tags_and_values_make_a_valid_text(SourceModel model)
    {
        foreach (NameTranslation translation in Enum.GetValues<NameTranslation>())
            TextParser.Parse(Expose.Text(model.Source(), new PrometheusExporterOptions { NameTranslation = translation }));
    }

    [Property]
    public void Any_names_tags_and_values_make_valid_OpenMetrics(SourceModel model)
    {
        foreach (NameTranslation translation in Enum.GetValues<NameTranslation>())
            OpenMetricsParser.Parse(Expose.OpenMetrics(model.Source(), new PrometheusExporterOptions { NameTranslation = translation }));
    }

    [Property]
    public void Every_series_is_written_with_its_number_or_counted_as_left_out(SourceModel model)
    {
        // Gauges only: one sample a series.
        model = new SourceModel([.. model.Instruments.Select(instrument => instrument with { Kind = InstrumentKind.Gauge })]);
        var exporter = new PrometheusExporter(model.Source(), new PrometheusExporterOptions { TargetInfo = false });
        List<ParsedFamily> families = TextParser.Parse(Expose.Write(exporter, ExpositionFormat.PrometheusText));
        List<double> written = [.. families.Where(family => family.Type == "gauge").SelectMany(family => family.Samples).Select(sample => sample.Value)];
        List<double> recorded = [.. model.Instruments.SelectMany(instrument => instrument.Distinct()).Select(series => series.Value)];
        Assert.That(written, Is.SubsetOf(recorded));
        if (exporter.FamiliesDropped == 0)
            Assert.That(written, Has.Count.EqualTo(recorded.Count - exporter.SeriesDropped));
        else
            Assert.That(written, Has.Count.LessThan(recorded.Count));
    }

    [Property]
    public void The_labels_of_a_series_read_back(SourceModel model)
    {
        // What is no Unicode text becomes one when it is encoded.
        foreach (string value in model.Instruments.SelectMany(instrument => instrument.Series).SelectMany(series => series.Labels).Select(label => label.Value))
        {
            var source = new FixedSource();
            source.Gauge("one").Value(1, ("topic", value));
            string expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));
            foreach (List<ParsedFamily> families in new[] { TextParser.Parse(Expose.Text(source)), OpenMetricsParser.Parse(Expose.OpenMetrics(source)) })
                Assert.That(families.Single().Samples.Single().Labels.GetValueOrDefault("topic", ""), Is.EqualTo(expected));
        }
    }

    [Property]
    public void Text_and_protobuf_say_the_same(SourceModel model)
    {
        List<ParsedFamily> text = TextParser.Parse(Expose.Text(model.Source()));
        List<DecodedFamily> protobuf = DecodedFamily.ReadAll(Expose.Protobuf(model.Source()));
        Assert.That(protobuf.Select(family => family.Name), Is.EqualTo(text.Select(family => family.Name)));
        foreach ((ParsedFamily family, DecodedFamily decoded) in text.Zip(protobuf))
        {
            Assert.That(decoded.Help, Is.EqualTo(family.Help));
            Assert.That(decoded.Metrics.Select(Key).Order(StringComparer.Ordinal), Is.EqualTo(family.Samples.Select(sample => sample.SeriesKey(Boundary(family))).Distinct().Order(StringComparer.Ordinal)));
            foreach (DecodedFamily.Metric metric in decoded.Metrics)
            {
                string key = Key(metric);
                List<ParsedSample> samples = [.. family.Samples.Where(sample => sample.SeriesKey(Boundary(family)) == key)];
                double value = metric.Count is { } count ? count : metric.Value;
                ParsedSample main = family.Type is "histogram" or "summary" ? samples.Single(sample => sample.Name == family.Name + "_count") : samples.Single();
                Assert.That(main.Value, Is.EqualTo(value));
                if (metric.Sum is { } sum)
                    Assert.That(samples.Single(sample => sample.Name == family.Name + "_sum").Value, Is.EqualTo(sum));
                if (metric.Schema is not null)
                    Assert.That(NativeCount(metric), Is.EqualTo(metric.Count));
            }
        }
    }

    private static string Boundary(ParsedFamily family) => family.Type switch { "histogram" => "le", "summary" => "quantile", _ => "" };

    private static string Key(DecodedFamily.Metric metric) =>
        string.Join(",", metric.Labels.OrderBy(label => label.Name, StringComparer.Ordinal).Select(label => $"{label.Name}={label.Value}"));

    private static long NativeCount(DecodedFamily.Metric metric)
    {
        long total = metric.ZeroCount;
        foreach (List<long> deltas in new[] { metric.NegativeDeltas, metric.PositiveDeltas })
        {
            long count = 0;
            foreach (long delta in deltas)
                total += count += delta;
        }

        return total;
    }
}
