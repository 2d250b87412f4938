using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.RuleTests;

namespace Instrumentation.TestScripts.Storage;

public class MemorySeriesTests
{
    [Test]
    public void Samples_are_read_in_order_of_time_with_both_ends()
    {
        var series = new MemorySeries(LabelSet.Empty);
        foreach (long time in (ReadOnlySpan<long>)[30, 10, 20, 40])
            series.Write(new MemorySample(time, time, null, time - 5));
        series.Write(new MemorySample(20, -1, null, 0));
        var samples = new SampleBuffer();
        series.Read(10, 30, samples);
        Assert.That(samples.Timestamps.ToArray(), Is.EqualTo(new long[] { 10, 20, 30 }));
        Assert.That(samples.Values.ToArray(), Is.EqualTo(new double[] { 10, -1, 30 }));
        Assert.That(samples.StartTimes.ToArray(), Is.EqualTo(new long[] { 5, 0, 25 }));
    }

    [TestCase("{{count:1}} {{count:2}} {{count:3}}", "unknown not_reset not_reset")]
    [TestCase("{{count:2}} {{count:1}} {{count:3}}", "unknown unknown not_reset")]
    [TestCase("{{count:1}} {{count:2 counter_reset_hint:reset}} {{count:3}}", "unknown unknown not_reset")]
    [TestCase("{{count:1}} {{count:2 counter_reset_hint:gauge}} {{count:1 counter_reset_hint:gauge}} {{count:3}} {{count:3}}", "unknown gauge gauge unknown not_reset")]
    [TestCase("{{count:1}} {{schema:1 count:2}} {{schema:1 count:2}}", "unknown unknown not_reset")]
    [TestCase("{{count:1}} {{count:2 z_bucket_w:0.1}}", "unknown unknown")]
    [TestCase("{{schema:-53 custom_values:[1]}} {{schema:-53 custom_values:[2]}}", "unknown unknown")]
    [TestCase("{{count:1}} {{sum:NaN}} 5 {{count:2}}", "unknown unknown unknown")]
    public void Of_histograms_in_a_row_that_only_grow_it_is_known_that_they_went_on(string values, string hints)
    {
        var source = new MemorySeriesSource();
        IReadOnlyList<NotationValue> notation = SeriesNotation.ParseValues(values);
        for (int time = 0; time < notation.Count; time++)
        {
            if (notation[time].Histogram is { } histogram)
                source.Add(LabelSet.Empty, time, histogram);
            else
                source.Add(LabelSet.Empty, time, notation[time].Number);
        }

        var samples = new SampleBuffer();
        source.Series.Single().Read(0, long.MaxValue, samples);
        IEnumerable<string> read = samples.Histograms.ToArray().OfType<NativeHistogram>().Select(histogram => HistogramNotation.HintText(histogram.ResetHint));
        Assert.That(string.Join(' ', read), Is.EqualTo(hints));
    }

    [Test]
    public async Task A_selection_finds_the_series_that_match()
    {
        var source = new MemorySeriesSource();
        source.Add(LabelSet.Of(("__name__", "up"), ("job", "a")), 0, 1);
        source.Add(LabelSet.Of(("__name__", "up"), ("job", "b")), 0, 1);
        var selection = new SeriesSelection([new LabelMatcher("job", LabelMatchType.Equal, "b"), new LabelMatcher("absent", LabelMatchType.Equal, "")], 0, 0);
        IReadOnlyList<ISeries> found = await source.SelectAsync(selection, CancellationToken.None);
        Assert.That(found.Single().Labels["job"], Is.EqualTo("b"));
        source.Clear();
        Assert.That(await source.SelectAsync(selection, CancellationToken.None), Is.Empty);
    }
}
