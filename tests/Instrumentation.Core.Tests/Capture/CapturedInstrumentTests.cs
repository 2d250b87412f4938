using System.Diagnostics.Metrics;

namespace Instrumentation.Capture;

[TestFixture(true)]
[TestFixture(false)]
public sealed class CapturedInstrumentTests(bool useReferenceCache)
{
    [Test]
    public void Counters_of_every_numeric_type_are_counted()
    {
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        Meter meter = captured.Meter;
        Add(meter.CreateCounter<byte>("byte"), (byte)1, (byte)2);
        Add(meter.CreateCounter<short>("short"), (short)1, (short)2);
        Add(meter.CreateCounter<int>("int"), 1, 2);
        Add(meter.CreateCounter<long>("long"), 1L, 2L);
        Add(meter.CreateCounter<float>("float"), 1.25f, 2.5f);
        Add(meter.CreateCounter<double>("double"), 1.25, 2.5);
        Add(meter.CreateCounter<decimal>("decimal"), 1.25m, 2.5m);

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.Multiple(() =>
        {
            foreach (string name in (ReadOnlySpan<string>)["byte", "short", "int", "long"])
                Assert.That(snapshot.Value(name, ("a", "b")), Is.EqualTo(3), name);
            foreach (string name in (ReadOnlySpan<string>)["float", "double", "decimal"])
                Assert.That(snapshot.Value(name, ("a", "b")), Is.EqualTo(3.75), name);
            Assert.That(snapshot.Find("long")!.Instrument.Kind, Is.EqualTo(InstrumentKind.Counter));
        });
    }

    [Test]
    public void An_up_down_counter_is_a_gauge_that_adds_up_and_a_gauge_keeps_its_last_value()
    {
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        UpDownCounter<int> queue = captured.Meter.CreateUpDownCounter<int>("queue.length");
        Gauge<double> temperature = captured.Meter.CreateGauge<double>("temperature");
        queue.Add(5);
        queue.Add(-7);
        temperature.Record(20.5);
        temperature.Record(19.5);

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Find("queue.length")!.Instrument.Kind, Is.EqualTo(InstrumentKind.Gauge));
            Assert.That(snapshot.Value("queue.length"), Is.EqualTo(-2));
            Assert.That(snapshot.Find("temperature")!.Instrument.Kind, Is.EqualTo(InstrumentKind.Gauge));
            Assert.That(snapshot.Value("temperature"), Is.EqualTo(19.5));
        });
    }

    [Test]
    public void A_histogram_honours_the_boundaries_that_its_author_advises()
    {
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        var advice = new InstrumentAdvice<int> { HistogramBucketBoundaries = [10, 20] };
        Histogram<int> size = captured.Meter.CreateHistogram("size", "By", "Sizes.", tags: null, advice);
        foreach (int value in (ReadOnlySpan<int>)[10, 11, 20, 21, 400])
            size.Record(value);

        MetricFamily family = captured.Snapshot().Find("size")!;
        HistogramPoint point = family.Series[0].Histogram!;

        Assert.Multiple(() =>
        {
            Assert.That(point.Boundaries, Is.EqualTo(new double[] { 10, 20 }));
            Assert.That(point.BucketCounts.ToArray(), Is.EqualTo(new long[] { 1, 2, 2 }));
            Assert.That(point.Sum, Is.EqualTo(462));
            Assert.That(family.Instrument.Unit, Is.EqualTo("By"));
            Assert.That(family.Instrument.Description, Is.EqualTo("Sizes."));
        });
    }

    [TestCase("s", 0.005, 10)]
    [TestCase("By", 0, 10000)]
    public void Without_advice_the_unit_decides_on_the_boundaries(string unit, double first, double last)
    {
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        captured.Meter.CreateHistogram<double>("h", unit).Record(1);

        HistogramPoint point = captured.Snapshot().Find("h")!.Series[0].Histogram!;

        Assert.That((point.Boundaries[0], point.Boundaries[^1]), Is.EqualTo((first, last)));
    }

    [Test]
    public void What_the_application_configures_goes_before_what_the_author_advises()
    {
        using var captured = new Captured(
            options => options.Instruments["h"] = new InstrumentOptions { Layout = HistogramLayout.Exponential },
            useReferenceCache);
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [1] };
        captured.Meter.CreateHistogram("h", "s", description: null, tags: null, advice).Record(3);

        MetricFamily family = captured.Snapshot().Find("h")!;

        Assert.That(family.Series[0].Histogram!.Layout, Is.EqualTo(HistogramLayout.Exponential));
        Assert.That(family.Instrument.Unit, Is.EqualTo("s"));
    }

    [Test]
    public void The_meter_becomes_the_scope()
    {
        using var captured = new Captured(options => options.Capture.Rules.Add(new CaptureRule("scoped.*")), useReferenceCache);
        using var meter = new Meter("scoped.one", "1.2", [Captured.Tag("zone", 7)]);
        meter.CreateCounter<int>("c").Add(1);

        InstrumentScope scope = captured.Snapshot().Find("c")!.Instrument.Scope!;

        Assert.That(scope, Is.EqualTo(new InstrumentScope("scoped.one", "1.2", LabelSet.From(("zone", 7)))));
    }

    [Test]
    public void Tags_of_any_number_and_order_lead_to_one_series()
    {
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        Counter<long> counter = captured.Meter.CreateCounter<long>("c");
        for (int count = 0; count <= 12; count++)
        {
            KeyValuePair<string, object?>[] tags = [.. Enumerable.Range(0, count).Select(index => Captured.Tag($"k{index:00}", index))];
            for (int repeat = 0; repeat < 5; repeat++)
            {
                counter.Add(1, tags);
                Array.Reverse(tags);
            }
        }

        MetricFamily family = captured.Snapshot().Find("c")!;

        Assert.That(family.Series.Length, Is.EqualTo(13));
        foreach (ref readonly SeriesPoint point in family.Series)
            Assert.That(point.Value, Is.EqualTo(5), point.Labels.ToString());
    }

    [Test]
    public void An_array_that_changes_between_two_measurements_is_read_again()
    {
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        Counter<long> counter = captured.Meter.CreateCounter<long>("c");
        string[] value = ["a"];
        for (int repeat = 0; repeat < 5; repeat++)
            counter.Add(1, Captured.Tag("k", value));
        value[0] = "b";
        counter.Add(1, Captured.Tag("k", value));

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.That(snapshot.Value("c", ("k", """["a"]""")), Is.EqualTo(5));
        Assert.That(snapshot.Value("c", ("k", """["b"]""")), Is.EqualTo(1));
    }

    [Test]
    public void Of_two_tags_with_one_name_the_last_counts()
    {
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        Counter<long> counter = captured.Meter.CreateCounter<long>("c");
        for (int repeat = 0; repeat < 3; repeat++)
            counter.Add(1, Captured.Tag("a", "1"), Captured.Tag("b", "2"), Captured.Tag("a", "3"));

        Assert.That(captured.Snapshot().Value("c", ("a", "3"), ("b", "2")), Is.EqualTo(3));
    }

    [Test]
    public void Two_instruments_of_one_name_are_kept_apart_by_their_meters()
    {
        using var captured = new Captured(options => options.Capture.Rules.Add(new CaptureRule("apart.*")), useReferenceCache);
        using var one = new Meter("apart.one");
        using var two = new Meter("apart.two");
        Counter<int> first = one.CreateCounter<int>("c");
        Counter<int> second = two.CreateCounter<int>("c");
        for (int repeat = 0; repeat < 5; repeat++)
        {
            first.Add(1, Captured.Tag("a", "b"));
            second.Add(10, Captured.Tag("a", "b"));
        }

        captured.Metrics.IncrementCounter("c", 100, ("a", "b"));
        MetricSnapshot snapshot = captured.Snapshot();

        var values = new Dictionary<string, double>();
        foreach (MetricFamily family in snapshot.Families)
            values[family.Instrument.Scope?.Name ?? "own"] = family.Series[0].Value;
        Assert.That(values, Is.EquivalentTo(new Dictionary<string, double> { ["apart.one"] = 5, ["apart.two"] = 50, ["own"] = 100 }));
    }

    [Test]
    public void An_instrument_that_is_created_twice_is_one()
    {
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        captured.Meter.CreateCounter<long>("c").Add(1);
        captured.Meter.CreateCounter<long>("c").Add(2);
        using var again = new Meter(captured.Meter.Name);
        again.CreateCounter<long>("c").Add(4);

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.That(snapshot.Families.Length, Is.EqualTo(1));
        Assert.That(snapshot.Value("c"), Is.EqualTo(7));
    }

    [Test]
    public void Above_the_cardinality_limit_the_overflow_series_counts()
    {
        using var captured = new Captured(options => options.CardinalityLimit = 3, useReferenceCache);
        Counter<long> counter = captured.Meter.CreateCounter<long>("c");
        for (int round = 0; round < 4; round++)
        {
            for (int series = 0; series < 10; series++)
                counter.Add(1, Captured.Tag("k", $"{series}"));
        }

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.That(snapshot.Find("c")!.Series.Length, Is.EqualTo(4));
        Assert.That(snapshot.Value("c", (InstrumentConstants.OverflowLabel, "true")), Is.EqualTo(28));
    }

    [Test]
    public void What_cannot_be_recorded_is_counted_and_nothing_is_thrown()
    {
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        Counter<double> counter = captured.Meter.CreateCounter<double>("c");
        counter.Add(-1);
        counter.Add(double.NaN);
        counter.Add(1, Captured.Tag("k", new Unprintable()));
        counter.Add(1, Captured.Tag("", "v"));
        counter.Add(1, [.. Enumerable.Range(0, 65).Select(index => Captured.Tag($"k{index}", "v"))]);

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "negative")), Is.EqualTo(1));
            Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "not_finite")), Is.EqualTo(1));
            Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "invalid_tags")), Is.EqualTo(3));
        });
    }

    private static void Add<T>(Counter<T> counter, T first, T second)
        where T : struct
    {
        counter.Add(first, Captured.Tag("a", "b"));
        counter.Add(second, Captured.Tag("a", "b"));
    }

    private sealed class Unprintable
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }
}
