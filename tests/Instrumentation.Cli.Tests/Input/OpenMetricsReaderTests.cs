using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Input;

public sealed class OpenMetricsReaderTests
{
    [TestCase("a 1\n# EOF\n", "{__name__=\"a\"}", 1)]
    [TestCase("a 1\n# EOF", "{__name__=\"a\"}", 1)]
    [TestCase("a 1\r\n# EOF\r\n", "{__name__=\"a\"}", 1)]
    [TestCase("a{} -0.5e1\n# EOF\n", "{__name__=\"a\"}", -5)]
    [TestCase("a:b_c{x=\"1\",y=\"\"} +Inf\n# EOF\n", "{__name__=\"a:b_c\", x=\"1\"}", double.PositiveInfinity)]
    [TestCase("a{x=\"1\",} -inf\n# EOF\n", "{__name__=\"a\", x=\"1\"}", double.NegativeInfinity)]
    [TestCase("{\"a.b\",\"x y\"=\"1\"} NaN\n# EOF\n", "{__name__=\"a.b\", \"x y\"=\"1\"}", double.NaN)]
    [TestCase("a{x=\"\\\\ \\\" \\n }\"} 7\n# EOF\n", "{__name__=\"a\", x=\"\\\\ \\\" \\n }\"}", 7)]
    public void A_sample_is_read(string text, string labels, double value)
    {
        (SeriesLabels Labels, long Time, double Value) sample = Samples(text).Single();

        Assert.That(Print(sample.Labels), Is.EqualTo(labels));
        Assert.That((sample.Time, sample.Value), Is.EqualTo((42_000L, value)));
    }

    [Test]
    public void Times_are_seconds_and_exemplars_are_passed_over()
    {
        (SeriesLabels Labels, long Time, double Value)[] samples = Samples("a 1 0.0015\na 2 1e1 # {id=\"x # y\"} 0.5 9\nb 3 # {} 1\nc 4 -2\n# EOF\n");

        Assert.That(samples.Select(sample => (sample.Labels.MetricName, sample.Time, sample.Value)), Is.EqualTo(new[] { ("a", 2L, 1d), ("a", 10_000L, 2d), ("b", 42_000L, 3d), ("c", -2_000L, 4d) }));
    }

    [TestCase("", "1:1: # EOF is expected")]
    [TestCase("a 1\n", "2:1: # EOF is expected")]
    [TestCase("a 1\n# EOF\nb 1\n", "3:1: there is text behind # EOF")]
    [TestCase("a 1\n\nb 1\n# EOF\n", "2:1: a sample or a comment")]
    [TestCase("# a comment\n# EOF\n", "1:1: # TYPE, # HELP, # UNIT or # EOF is expected")]
    [TestCase("1a 1\n# EOF\n", "1:1: a metric name is expected")]
    [TestCase("{x=\"1\"} 1\n# EOF\n", "1:8: a metric name in front of the braces")]
    [TestCase("a{x=\"1} 1\n# EOF\n", "1:10: \" is expected")]
    [TestCase("a{x=\"\\t\"} 1\n# EOF\n", "1:7: n, \" or \\ behind \\ is expected")]
    [TestCase("a{x 1\n# EOF\n", "1:4: = is expected")]
    [TestCase("a{x=\"1\" y=\"2\"} 1\n# EOF\n", "1:8: , or } is expected")]
    [TestCase("a  1\n# EOF\n", "1:3: a value is expected")]
    [TestCase("a one\n# EOF\n", "1:3: a value is expected")]
    [TestCase("a 1 now\n# EOF\n", "1:5: a timestamp in seconds is expected")]
    [TestCase("a 1 1767225600000\n# EOF\n", "1:5: the timestamp 1767225600000 is no time in seconds")]
    [TestCase("a 1 2 3\n# EOF\n", "1:6: the end of the line or an exemplar is expected")]
    [TestCase("a 1 5\na 2 5\n# EOF\n", "2:1: a has a sample of this time or a later one already")]
    public void A_mistake_is_told_with_line_and_column(string text, string problem)
    {
        Assert.That(() => OpenMetricsReader.Read(text, 0), Throws.TypeOf<OpenMetricsException>().With.Message.StartsWith(problem));
    }

    private static string Print(SeriesLabels labels) =>
        "{" + string.Join(", ", labels.Select(label => $"{(label.Name.Contains(' ', StringComparison.Ordinal) ? $"\"{label.Name}\"" : label.Name)}={SeriesLabelsText.Quote(label.Value)}")) + "}";

    private static (SeriesLabels Labels, long Time, double Value)[] Samples(string text)
    {
        var found = new List<(SeriesLabels, long, double)>();
        SampleFile file = OpenMetricsReader.Read(text, defaultTime: 42_000);
        foreach (ISeries series in file.SelectAsync(new SeriesSelection([], long.MinValue, long.MaxValue), CancellationToken.None).AsTask().GetAwaiter().GetResult().OrderBy(series => series.Labels))
        {
            var samples = new SampleBuffer();
            series.Read(long.MinValue, long.MaxValue, samples);
            for (int index = 0; index < samples.Count; index++)
                found.Add((series.Labels, samples.Timestamps[index], samples.Values[index]));
        }

        return [.. found];
    }
}
