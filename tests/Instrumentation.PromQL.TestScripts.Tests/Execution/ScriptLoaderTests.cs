using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.RuleTests;
using Instrumentation.TestScripts.Scripts;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.TestScripts.Execution;

public class ScriptLoaderTests
{
    [Test]
    public void Samples_are_a_step_apart()
    {
        MemorySeriesSource source = Load("load 30s\na 1 _ {{count:2}}");
        Assert.That(source.Series.Single().Samples.Select(sample => sample.TimeUnixMs), Is.EqualTo(new long[] { 0, 60_000 }));
    }

    [Test]
    public void Classic_histograms_are_loaded_as_native_ones_too()
    {
        MemorySeriesSource source = Load("""
            load_with_nhcb 1m
              x_bucket{le="1", a="b"} 1 2
              x_bucket{le="5e0", a="b"} 1 5
              x_bucket{le="+Inf", a="b"} 3 8
              x_sum{a="b"} 9 _
              x_count{a="b"} 3 8
              y 4
              z_bucket{le="many"} 4
            """);
        MemorySeries native = source.Series.Single(series => series.Labels == LabelSet.Of(("__name__", "x"), ("a", "b")));
        Assert.That(
            native.Samples.Select(sample => HistogramNotation.Write(sample.Histogram!)),
            Is.EqualTo(new[] { "{{schema:-53 count:3 sum:9 custom_values:[1 5] buckets:[1 0 2]}}", "{{schema:-53 count:8 custom_values:[1 5] buckets:[2 3 3]}}" }));
        Assert.That(source.Series.Count(series => series.Samples.Any(sample => sample.Histogram is not null)), Is.EqualTo(1));
        Assert.That(source.Series, Has.Count.EqualTo(8));
    }

    private static MemorySeriesSource Load(string text)
    {
        var source = new MemorySeriesSource();
        ScriptLoader.Load((LoadCommand)PromqlScript.Parse(text).Commands[0], source);
        return source;
    }
}
