namespace Instrumentation.Recording;

/// <summary>What allocates nothing: recording to a series that was seen, and collecting into a snapshot that was filled before.</summary>
public sealed partial class StreamingMetricsTests
{
    private const int WarmUp = 2_000;
    private const int Measured = 10_000;

    private static readonly string[] Topics = ["north", "east", "south", "west"];
    private static readonly string[] FreshNames = [.. Enumerable.Range(0, WarmUp + Measured).Select(number => new string(Topics[number & 3]))];
    private static readonly Tag[] FiveTags = [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5")];

    private static IEnumerable<(string Name, Action<StreamingMetrics, int> Record)> WaysToRecord()
    {
        yield return ("no tags", (metrics, _) => metrics.IncrementCounter("c_total"));
        yield return ("one tag", (metrics, number) => metrics.IncrementCounter("c_total", ("topic", Topics[number & 3])));
        yield return ("two tags", (metrics, number) => metrics.IncrementCounter("c_total", 2, ("topic", Topics[number & 3]), ("k", "v")));
        yield return ("three tags", (metrics, number) => metrics.IncrementCounter("c_total", 0.5, ("topic", Topics[number & 3]), ("k", "v"), ("l", "w")));
        yield return ("five tags", (metrics, number) => metrics.IncrementCounter("c_total", ("topic", Topics[number & 3]), ("k", "v"), ("l", "w"), ("m", 3), ("n", true)));
        yield return ("five tags in an array", (metrics, _) => metrics.IncrementCounter("c_total", 3L, FiveTags));
        yield return ("numbers", (metrics, number) => metrics.IncrementCounter("c_total", ("status", 200 + (number & 3)), ("ratio", 0.1 * (number & 7)), ("cached", (number & 1) == 0)));
        yield return ("members of an enum", (metrics, number) => metrics.IncrementCounter("c_total", Tag.Of("day", (DayOfWeek)(number % 7))));
        yield return ("empty values", (metrics, _) => metrics.IncrementCounter("c_total", ("topic", (string?)null), ("k", "")));
        yield return ("fresh strings", (metrics, number) => metrics.IncrementCounter("c_total", ("topic", FreshNames[number])));
        yield return ("fresh strings, three tags", (metrics, number) => metrics.IncrementCounter("c_total", ("topic", FreshNames[number]), ("k", FreshNames[^(number + 1)]), ("l", number & 1)));
        yield return ("histogram", (metrics, number) => metrics.RecordHistogram("h", number % 100, ("topic", Topics[number & 3])));
        yield return ("summary", (metrics, number) => metrics.RecordSummary("s", 1 + (number % 100), ("topic", Topics[number & 3]), ("k", "v")));
        yield return ("gauge", (metrics, number) => metrics.SetGauge("g", number, ("topic", Topics[number & 3]), ("k", "v"), ("l", "w")));
        yield return ("gauge, added to", (metrics, number) => metrics.AddToGauge("g", number, ("topic", Topics[number & 3])));
        yield return ("info", (metrics, _) => metrics.SetInfo("i", ("version", "1")));
        yield return ("timer", static (metrics, number) => metrics.Time("t_seconds", ("topic", Topics[number & 3])).Dispose());
        yield return ("above the cardinality limit", (metrics, number) => metrics.IncrementCounter("limited_total", ("id", number)));
        yield return ("rejected values", (metrics, number) => metrics.IncrementCounter("c_total", -1 - number));
        yield return ("rejected kinds", (metrics, _) => metrics.SetGauge("t_seconds", 1));
        yield return ("rejected tags", (metrics, _) => metrics.IncrementCounter("c_total", ("a", "1"), ("a", "2")));
    }

    private static IEnumerable<TestCaseData> EachWayToRecord()
    {
        foreach ((string name, Action<StreamingMetrics, int> record) in WaysToRecord())
        {
            yield return new TestCaseData(record, true).SetArgDisplayNames(name, "by reference");
            yield return new TestCaseData(record, false).SetArgDisplayNames(name, "by content");
        }
    }

    [TestCaseSource(nameof(EachWayToRecord))]
    public void Recording_allocates_nothing(Action<StreamingMetrics, int> record, bool useReferenceCache)
    {
        var options = new StreamingMetricsOptions { OnFault = static _ => { } };
        options.Instruments["limited_total"] = new InstrumentOptions { CardinalityLimit = 5 };
        using var metrics = StreamingMetrics.Create(options, useReferenceCache);
        metrics.CreateHistogram("t_seconds");
        for (int number = 0; number < WarmUp; number++)
            record(metrics, number);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int number = WarmUp; number < WarmUp + Measured; number++)
            record(metrics, number);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Recording_to_handles_allocates_nothing()
    {
        using var metrics = StreamingMetrics.Create();
        Counter counter = metrics.CreateCounter("c_total");
        CounterSeries counterSeries = counter.WithTags(("k", "v"));
        GaugeSeries gauge = metrics.CreateGauge("g").WithTags(("k", "v"));
        HistogramSeries histogram = metrics.CreateHistogram("h").WithTags(("k", "v"));
        HistogramSeries exponential = metrics.CreateHistogram("e", new InstrumentOptions { Layout = HistogramLayout.Exponential }).WithTags(("k", "v"));
        SummarySeries summary = metrics.CreateSummary("s").WithTags(("k", "v"));
        long before = 0;
        for (int number = 0; number < WarmUp + Measured; number++)
        {
            if (number == WarmUp)
                before = GC.GetAllocatedBytesForCurrentThread();
            double value = 1 + (number % 50);
            counterSeries.Add(2);
            counterSeries.Add(0.5);
            counter.Add(1, ("k", "w"));
            _ = counter.WithTags(("k", FreshNames[number & 3]));
            gauge.Set(value);
            gauge.Add(1);
            histogram.Record(value);
            exponential.Record(value);
            exponential.Record(-value);
            summary.Record(value);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_handle_brings_its_forgotten_series_back_without_allocating()
    {
        using var metrics = StreamingMetrics.Create();
        CounterSeries[] series = [.. Enumerable.Range(0, 100).Select(number => metrics.CreateCounter("c_total").WithTags(("id", number)))];
        var snapshot = new MetricSnapshot();
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (CounterSeries one in series)
                one.Add(1);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            metrics.Collect(snapshot);
            Assert.That(snapshot.Find("c_total")!.Series.Length, Is.EqualTo(series.Length));
            metrics.ForgetIdle(null);
            if (round > 0)
                Assert.That(allocated, Is.Zero);
        }
    }

    private static IEnumerable<TestCaseData> WaysToFill()
    {
        foreach ((string name, Action<StreamingMetrics, int> record) in new (string, Action<StreamingMetrics, int>)[]
        {
            ("counters", static (metrics, number) => metrics.IncrementCounter("c_total", ("id", number))),
            ("counters with fractions", static (metrics, number) => metrics.IncrementCounter("c_total", 0.5, ("id", number))),
            ("gauges", static (metrics, number) => metrics.SetGauge("g", number, ("id", number))),
            ("histograms", static (metrics, number) => metrics.RecordHistogram("h", number, ("id", number & 3))),
            ("exponential histograms", static (metrics, number) => metrics.RecordHistogram("exponential", number - 20, ("id", number & 3))),
            ("summaries", static (metrics, number) => metrics.RecordSummary("s", 1 + number, ("id", number & 3))),
            ("infos", static (metrics, _) => metrics.SetInfo("i", ("version", "1"))),
            ("rejected ones", static (metrics, _) => metrics.IncrementCounter("c_total", -1)),
            ("overflowed ones", static (metrics, number) => metrics.IncrementCounter("limited_total", ("id", number))),
        })
        {
            yield return new TestCaseData(record, null).SetArgDisplayNames(name);
            yield return new TestCaseData(record, TimeSpan.FromHours(1)).SetArgDisplayNames(name, "idle ones would be forgotten");
        }
    }

    [TestCaseSource(nameof(WaysToFill))]
    public void Collecting_into_the_same_snapshot_allocates_nothing(Action<StreamingMetrics, int> record, TimeSpan? forgetIdleAfter)
    {
        var options = new StreamingMetricsOptions { ForgetIdleSeriesAfter = forgetIdleAfter };
        options.Instruments["exponential"] = new InstrumentOptions { Layout = HistogramLayout.Exponential };
        options.Instruments["limited_total"] = new InstrumentOptions { CardinalityLimit = 5 };
        using var metrics = StreamingMetrics.Create(options);
        var snapshot = new MetricSnapshot();
        long allocated = 0;
        for (int round = 0; round < 100; round++)
        {
            for (int number = 0; number < 40; number++)
                record(metrics, number);
            long before = GC.GetAllocatedBytesForCurrentThread();
            metrics.Collect(snapshot);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.That(snapshot.Families.Length, Is.Not.Zero);
        Assert.That(allocated, Is.Zero);
    }
}
