using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Storage;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SnapshotWriterTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly StreamingMetrics _metrics;
    private readonly SeriesStore _store;
    private readonly SnapshotWriter _writer;
    private readonly MetricSnapshot _snapshot = new();

    public SnapshotWriterTests()
    {
        var options = new StreamingMetricsOptions { PublishToMeters = false, TimeProvider = _clock, ForgetIdleSeriesAfter = TimeSpan.FromMinutes(1) };
        options.Resource.Service = "orders";
        options.Resource.Region = "eu";
        _metrics = StreamingMetrics.Create(options);
        _store = new SeriesStore(new SeriesStoreOptions { TimeProvider = _clock });
        _writer = new SnapshotWriter(_store, new PrometheusExporterOptions(), addsResource: true);
    }

    public void Dispose() => _metrics.Dispose();

    [Test]
    public void Series_carry_their_own_labels_and_below_them_those_of_the_application()
    {
        _metrics.IncrementCounter("orders_total", 3, ("kind", "new"), ("region", "us"));
        Tick();

        Assert.That(Labels("orders_total"), Is.EqualTo(new[] { "orders_total{job=\"orders\", kind=\"new\", region=\"us\", service=\"orders\"}" }));
        Assert.That(Values("orders_total"), Is.EqualTo(new[] { 3.0 }));
    }

    [Test]
    public void The_application_is_up_and_described()
    {
        Tick();

        Assert.That(Values("up"), Is.EqualTo(new[] { 1.0 }));
        Assert.That(Labels("target_info").Single(), Does.Contain("service_name=\"orders\"").And.Contain("job=\"orders\"").And.Not.Contain("service=\"orders\","));
    }

    [Test]
    public void Names_are_those_of_the_exposition()
    {
        _metrics.CreateCounter("bytes.read", new InstrumentOptions { Unit = "By", Description = "Bytes read." });
        _metrics.IncrementCounter("bytes.read", 5, ("disk.name", "sda"));
        Tick();

        Assert.That(Labels("bytes_read_bytes_total").Single(), Does.Contain("disk_name=\"sda\""));
        Assert.That(_store.Metadata("bytes_read_bytes_total"), Is.EqualTo(new MetricMetadata("bytes_read_bytes_total", MetricType.Counter, "bytes", "Bytes read.")));
    }

    [Test]
    public void A_histogram_of_explicit_buckets_becomes_cumulative_series()
    {
        _metrics.CreateHistogram("latency_seconds", new InstrumentOptions { Boundaries = [0.5, 1] });
        foreach (double value in new[] { 0.1, 0.7, 0.8, 9 })
            _metrics.RecordHistogram("latency_seconds", value);
        Tick();

        Assert.That(All("latency_seconds_bucket").Select(series => (series.Labels["le"], Last(series))), Is.EqualTo(new[] { ("+Inf", 4.0), ("0.5", 1.0), ("1.0", 3.0) }));
        Assert.That((Values("latency_seconds_sum").Single(), Values("latency_seconds_count").Single()), Is.EqualTo((10.6, 4.0)));
    }

    [TestCase(8)]
    [TestCase(3)]
    [TestCase(-4)]
    public void A_histogram_of_exponential_buckets_becomes_a_native_one(int scale)
    {
        _metrics.CreateHistogram("size_bytes", new InstrumentOptions { Layout = HistogramLayout.Exponential, MaxScale = scale });
        double[] values = [-3, 0, 0.1, 1, 1, 7, 7.1, 8];
        foreach (double value in values)
            _metrics.RecordHistogram("size_bytes", value);
        Tick();

        var samples = new SampleBuffer();
        All("size_bytes").Single().Read(long.MinValue, long.MaxValue, samples);
        Histograms.NativeHistogram histogram = samples.Histograms[0]!;
        Assert.That((histogram.Count, histogram.Sum, histogram.ZeroCount), Is.EqualTo((8.0, values.Sum(), 1.0)));
        Assert.That(histogram.Validate(), Is.Empty);
        foreach (double value in values.Where(value => value != 0))
            Assert.That(histogram.RisingBuckets().Count(bucket => bucket.Count > 0 && (value < 0 ? bucket.Lower <= value && value < bucket.Upper : bucket.Lower < value && value <= bucket.Upper)), Is.EqualTo(1), $"{value}");
        Assert.That(histogram.RisingBuckets().Sum(bucket => bucket.Count), Is.EqualTo(8));
    }

    [Test]
    public void A_summary_becomes_quantiles_with_sum_and_count()
    {
        _metrics.CreateSummary("wait_seconds", new InstrumentOptions { Quantiles = [0.5, 1] });
        _metrics.RecordSummary("wait_seconds", 2);
        Tick();

        Assert.That(All("wait_seconds").Select(series => series.Labels["quantile"]), Is.EqualTo(new[] { "0.5", "1.0" }));
        Assert.That((Values("wait_seconds_sum").Single(), Values("wait_seconds_count").Single()), Is.EqualTo((2.0, 1.0)));
    }

    [Test]
    public void A_counter_carries_its_start_and_begins_anew_with_another_after_it_was_forgotten()
    {
        _metrics.IncrementCounter("orders_total", 3);
        Tick();
        long first = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        Forget();
        _metrics.IncrementCounter("orders_total", 2);
        Tick();

        SampleBuffer samples = Read("orders_total");
        Assert.That(samples.Values[^1], Is.EqualTo(2));
        Assert.That(samples.StartTimes[0], Is.LessThan(first));
        Assert.That(samples.StartTimes[^1], Is.GreaterThan(first));
    }

    [Test]
    public void A_series_that_was_forgotten_ends_with_a_stale_marker_and_others_go_on()
    {
        _metrics.IncrementCounter("orders_total", 3, ("kind", "old"));
        Tick();
        Forget(() => _metrics.IncrementCounter("orders_total", 1, ("kind", "new")));
        Tick();

        Assert.That(All("orders_total").Select(series => (series.Labels["kind"], StaleMarker.Is(Last(series)))), Is.EqualTo(new[] { ("new", false), ("old", true) }));
    }

    [Test]
    public void A_tick_in_a_steady_state_allocates_nothing_for_its_series()
    {
        for (int number = 0; number < 1_000; number++)
            _metrics.IncrementCounter("orders_total", 1, ("number", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        for (int tick = 0; tick < 5; tick++)
            Tick();
        long time = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        _writer.Write(_snapshot, time + 10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _writer.Write(_snapshot, time + 20_000);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000));
    }

    private void Tick()
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        _metrics.Collect(_snapshot);
        _writer.Write(_snapshot, _clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    // Idle series are forgotten while snapshots are taken.
    private void Forget(Action? meanwhile = null)
    {
        for (int minute = 0; minute < 3; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            meanwhile?.Invoke();
            _metrics.Collect(_snapshot);
        }
    }

    private IEnumerable<StoredSeries> All(string name) =>
        _store.Select(new SeriesSelection([new LabelMatcher(LabelNames.MetricName, LabelMatchType.Equal, name)], long.MinValue, long.MaxValue)).OrderBy(series => series.Labels);

    private string[] Labels(string name) => [.. All(name).Select(series => series.Labels.ToString())];

    private double[] Values(string name) => [.. All(name).Select(Last)];

    private SampleBuffer Read(string name)
    {
        var samples = new SampleBuffer();
        All(name).Single().Read(long.MinValue, long.MaxValue, samples);
        return samples;
    }

    private static double Last(StoredSeries series)
    {
        var samples = new SampleBuffer();
        series.Read(long.MinValue, long.MaxValue, samples);
        return samples.Values[^1];
    }
}
