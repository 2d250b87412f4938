namespace Instrumentation.Recording;

public sealed class StreamingMetricsOptionsValidatorTests
{
    private static IEnumerable<TestCaseData> BadOptions()
    {
        yield return Case("CardinalityLimit", "from 1 to 1000000", options => options.CardinalityLimit = 0);
        yield return Case("CardinalityLimit", "from 1 to 1000000", options => options.CardinalityLimit = 1_000_001);
        yield return Case("ExemplarInterval", "from 00:00:00 to 01:00:00", options => options.ExemplarInterval = TimeSpan.FromSeconds(-1));
        yield return Case("ExemplarInterval", "from 00:00:00 to 01:00:00", options => options.ExemplarInterval = TimeSpan.FromHours(2));
        yield return Case("ForgetIdleSeriesAfter", "from 00:00:01 to 30.00:00:00", options => options.ForgetIdleSeriesAfter = TimeSpan.FromMilliseconds(999));
        yield return Case("ForgetIdleSeriesAfter", "from 00:00:01 to 30.00:00:00", options => options.ForgetIdleSeriesAfter = TimeSpan.FromDays(31));
        yield return Case("Exemplars", "Off, TraceBased or Always", options => options.Exemplars = (ExemplarMode)7);
        yield return Case("NamingStandard", "Off, Warn or Reject", options => options.NamingStandard = (NamingStandardMode)7);
        yield return Case("TimeProvider", "a time provider", options => options.TimeProvider = null!);
        yield return Case("Resource", "", options => options.Resource = null!);
        yield return Case("Capture", "", options => options.Capture = null!);
        yield return Case("Instruments[x]", "", options => options.Instruments["x"] = null!);
        yield return Case("Instruments[x].CardinalityLimit", "from 1 to 1000000", options => options.Instruments["x"] = new InstrumentOptions { CardinalityLimit = 0 });
    }

    private static IEnumerable<TestCaseData> BadInstrumentOptions()
    {
        yield return InstrumentCase("MaxScale", "from -4 to 8", new InstrumentOptions { MaxScale = 9 });
        yield return InstrumentCase("MaxScale", "from -4 to 8", new InstrumentOptions { MaxScale = -5 });
        yield return InstrumentCase("MaxBuckets", "from 4 to 160", new InstrumentOptions { MaxBuckets = 3 });
        yield return InstrumentCase("MaxBuckets", "from 4 to 160", new InstrumentOptions { MaxBuckets = 161 });
        yield return InstrumentCase("SummaryWindow", "from 00:00:01 to 1.00:00:00", new InstrumentOptions { SummaryWindow = TimeSpan.Zero });
        yield return InstrumentCase("SummaryWindow", "from 00:00:01 to 1.00:00:00", new InstrumentOptions { SummaryWindow = TimeSpan.FromDays(2) });
        yield return InstrumentCase("Layout", "Explicit or Exponential", new InstrumentOptions { Layout = (HistogramLayout)5 });
        yield return InstrumentCase("CardinalityLimit", "from 1 to 1000000", new InstrumentOptions { CardinalityLimit = -1 });
        yield return InstrumentCase("Boundaries", "ascending", new InstrumentOptions { Boundaries = [1, 1] });
        yield return InstrumentCase("Boundaries", "ascending", new InstrumentOptions { Boundaries = [2, 1] });
        yield return InstrumentCase("Boundaries", "finite", new InstrumentOptions { Boundaries = [1, double.PositiveInfinity] });
        yield return InstrumentCase("Boundaries", "finite", new InstrumentOptions { Boundaries = [double.NegativeInfinity, 1] });
        yield return InstrumentCase("Boundaries", "finite", new InstrumentOptions { Boundaries = [double.NaN] });
        yield return InstrumentCase("Boundaries", "at most 512", new InstrumentOptions { Boundaries = [.. Enumerable.Range(0, 513).Select(number => (double)number)] });
        yield return InstrumentCase("Quantiles", "from 0 to 1", new InstrumentOptions { Quantiles = [0.5, 1.1] });
        yield return InstrumentCase("Quantiles", "from 0 to 1", new InstrumentOptions { Quantiles = [-0.1] });
        yield return InstrumentCase("Quantiles", "ascending", new InstrumentOptions { Quantiles = [0.9, 0.5] });
        yield return InstrumentCase("Quantiles", "ascending", new InstrumentOptions { Quantiles = [double.NaN] });
    }

    [TestCaseSource(nameof(BadOptions))]
    public void An_option_out_of_its_range_is_named_with_the_range(string name, string range, Action<StreamingMetricsOptions> spoil)
    {
        var options = new StreamingMetricsOptions();
        spoil(options);
        Assert.That(() => StreamingMetrics.Create(options), Throws.ArgumentException.With.Message.Contains(name + " is ").And.Message.Contains(range));
    }

    [TestCaseSource(nameof(BadInstrumentOptions))]
    public void An_instruments_option_out_of_its_range_is_named_with_the_range(string name, string range, InstrumentOptions options)
    {
        using var metrics = StreamingMetrics.Create();
        Assert.That(() => metrics.CreateHistogram("some_name", options), Throws.ArgumentException.With.Message.Contains($"some_name: {name} is ").And.Message.Contains(range));
        Assert.That(metrics.Snapshot().Find("some_name"), Is.Null);
        var configured = new StreamingMetricsOptions();
        configured.Instruments["some_name"] = options;
        Assert.That(() => StreamingMetrics.Create(configured), Throws.ArgumentException.With.Message.Contains($"Instruments[some_name].{name} is "));
    }

    [Test]
    public void The_ends_of_every_range_are_allowed()
    {
        var options = new StreamingMetricsOptions { CardinalityLimit = 1, ExemplarInterval = TimeSpan.Zero, ForgetIdleSeriesAfter = TimeSpan.FromSeconds(1), PublishToMeters = false };
        options.Instruments["low"] = new InstrumentOptions { MaxScale = -4, MaxBuckets = 4, SummaryWindow = TimeSpan.FromSeconds(1), CardinalityLimit = 1, Boundaries = [double.MinValue, double.MaxValue], Quantiles = [0, 1] };
        options.Instruments["high"] = new InstrumentOptions
        {
            MaxScale = 8,
            MaxBuckets = 160,
            SummaryWindow = TimeSpan.FromDays(1),
            CardinalityLimit = 1_000_000,
            Boundaries = [.. Enumerable.Range(0, 512).Select(number => (double)number)],
            Quantiles = [],
        };
        Assert.That(() => StreamingMetrics.Create(options).Dispose(), Throws.Nothing);
        options.CardinalityLimit = 1_000_000;
        options.ExemplarInterval = TimeSpan.FromHours(1);
        options.ForgetIdleSeriesAfter = TimeSpan.FromDays(30);
        Assert.That(() => StreamingMetrics.Create(options).Dispose(), Throws.Nothing);
    }

    private static TestCaseData Case(string name, string range, Action<StreamingMetricsOptions> spoil) => new TestCaseData(name, range, spoil).SetArgDisplayNames(name, range);

    private static TestCaseData InstrumentCase(string name, string range, InstrumentOptions options)
        => new TestCaseData(name, range, options).SetArgDisplayNames(name, $"{options.MaxScale} {options.MaxBuckets} {options.Boundaries?.Count} {options.Quantiles?[^1]} {options.CardinalityLimit} {options.SummaryWindow} {options.Layout} {options.Boundaries?[0]}");
}
