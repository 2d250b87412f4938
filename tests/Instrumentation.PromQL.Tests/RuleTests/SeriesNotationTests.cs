using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.RuleTests;

public class SeriesNotationTests
{
    [TestCase("1 -2.5 +3 1e3 .5", new[] { 1, -2.5, 3, 1000, 0.5 })]
    [TestCase("7x2", new double[] { 7, 7, 7 })]
    [TestCase("0x3", new double[] { 0, 0, 0, 0 })]
    [TestCase("1+2x2", new double[] { 1, 3, 5 })]
    [TestCase("-1-2x2", new double[] { -1, -3, -5 })]
    [TestCase("1e-1+1e1x1", new[] { 0.1, 10.1 })]
    [TestCase("inf -Inf NaN", new[] { double.PositiveInfinity, double.NegativeInfinity, double.NaN })]
    [TestCase("NaNx1", new[] { double.NaN, double.NaN })]
    [TestCase("", new double[0])]
    public void Numbers_repeat_and_change(string text, double[] values) =>
        Assert.That(SeriesNotation.ParseValues(text).Select(value => value.Number), Is.EqualTo(values));

    [Test]
    public void A_change_is_added_again_and_again()
    {
        double sum = 0;
        for (int step = 0; step < 10; step++)
            sum += 0.1;
        Assert.That(SeriesNotation.ParseValues("0+0.1x10")[10].Number, Is.EqualTo(sum).And.Not.EqualTo(1));
    }

    [Test]
    public void Samples_are_left_out_and_series_end()
    {
        IReadOnlyList<NotationValue> values = SeriesNotation.ParseValues("_ 1 _x2 stale Stalex1");
        Assert.That(values.Select(value => value.IsOmitted), Is.EqualTo(new[] { true, false, true, true, false, false, false }));
        Assert.That(values.Skip(4).All(value => StaleMarker.Is(value.Number)), Is.True);
    }

    [Test]
    public void Histograms_repeat_rise_and_fall()
    {
        IReadOnlyList<NotationValue> values = SeriesNotation.ParseValues("{{count:1 buckets:[1]}}x1 {{count:1 buckets:[1]}}+{{count:2 buckets:[0 2]}}x2 {{count:3}}-{{count:1}}x1");
        Assert.That(values.Select(value => HistogramNotation.Write(value.Histogram!.Compact())), Is.EqualTo(new[]
        {
            "{{count:1 buckets:[1]}}", "{{count:1 buckets:[1]}}", "{{count:1 buckets:[1]}}", "{{count:3 buckets:[1 2]}}", "{{count:5 buckets:[1 4]}}", "{{count:3}}", "{{count:2}}",
        }));
    }

    [Test]
    public void A_written_reset_hint_is_known_as_such()
    {
        IReadOnlyList<NotationValue> values = SeriesNotation.ParseValues("{{}} {{counter_reset_hint:unknown}} {{counter_reset_hint:gauge}}+{{}}x1");
        Assert.That(values.Select(value => value.HasResetHint), Is.EqualTo(new[] { false, true, true, true }));
        Assert.That(values[3].Histogram!.ResetHint, Is.EqualTo(CounterResetHint.Gauge));
    }

    [Test]
    public void A_line_names_a_series_and_its_samples()
    {
        SeriesLine line = SeriesNotation.ParseLine("http_requests{job=\"api\", path='/a\\n', raw=`\\n`,} 1 2");
        Assert.That(line.Labels, Is.EqualTo(LabelSet.Of(("__name__", "http_requests"), ("job", "api"), ("path", "/a\n"), ("raw", "\\n"))));
        Assert.That(line.Values, Has.Count.EqualTo(2));
        Assert.That(line.StartOffsetsMs, Is.Null);
    }

    [TestCase("{}")]
    [TestCase("up")]
    [TestCase("{\"a.b\", \"c d\"=\"\\u00e9\\x41\\101\\t\"}")]
    [TestCase("{__name__=\"up\"}")]
    public void Labels_read_back(string text)
    {
        LabelSet labels = SeriesNotation.ParseLabels(text);
        Assert.That(SeriesNotation.ParseLabels(labels.ToString()), Is.EqualTo(labels));
    }

    [Test]
    public void Quoted_names_and_escapes_are_read() => Assert.That(
        SeriesNotation.ParseLabels("{\"a.b\", \"c d\"=\"\\u00e9\\x41\\101\\t\"}"),
        Is.EqualTo(LabelSet.Of(("__name__", "a.b"), ("c d", "éAA\t"))));

    [Test]
    public void Start_times_are_offsets_that_repeat_and_change()
    {
        SeriesLine line = SeriesNotation.ParseLine("up{}@st _ -30s-1mx2 _x2 0 +1h30m 5msx1 -0ms");
        Assert.That(line.Labels.MetricName, Is.EqualTo("up"));
        Assert.That(line.StartOffsetsMs, Is.EqualTo(new long?[] { null, -30_000, -90_000, -150_000, null, null, 0, 5_400_000, 5, 5, 0 }));
    }

    [TestCase("up 1 2y", 6)]
    [TestCase("up 1+2", 6)]
    [TestCase("up 1x", 5)]
    [TestCase("up 1+0", 6)]
    [TestCase("up 1--2x1", 4)]
    [TestCase("up one", 3)]
    [TestCase("up{a=1} 1", 5)]
    [TestCase("up{a=\"1} 1", 10)]
    [TestCase("up{a=\"1\" b=\"2\"} 1", 9)]
    [TestCase("up{a=\"1\",a=\"2\"} 1", 0)]
    [TestCase("up{__name__=\"down\"} 1", 0)]
    [TestCase("7up 1", 0)]
    [TestCase("up 0x10000000", 13)]
    [TestCase("up {{schema:1}}+{{schema:0}}x1", 3)]
    [TestCase("up {{}}+{{schema:-53}}x1", 3)]
    [TestCase("up@st 1m-1m", 11)]
    [TestCase("up@st 1d1y", 6)]
    [TestCase("up{a=\"\\q\"} 1", 8)]
    public void A_line_that_is_not_in_the_notation_is_refused_where_it_goes_wrong(string line, int position) =>
        Assert.That(() => SeriesNotation.ParseLine(line), Throws.TypeOf<NotationException>().With.Property(nameof(NotationException.Position)).EqualTo(position));

    [Test]
    public void The_message_names_problem_place_and_text() =>
        Assert.That(() => SeriesNotation.ParseValues("1 two"), Throws.TypeOf<NotationException>().With.Message.EqualTo("expected a number at character 3 of '1 two'"));
}
