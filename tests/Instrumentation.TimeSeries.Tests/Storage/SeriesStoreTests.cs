using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

public partial class SeriesStoreTests
{
    private const long Start = 1_767_225_600_000;
    private const long Second = 1_000;

    private static readonly SeriesLabels Requests = SeriesLabels.Of(("__name__", "requests_total"), ("job", "api"));

    private static SeriesStore Make(TimeSpan? retention = null, long maxBytes = 1 << 20) =>
        new(new SeriesStoreOptions { Retention = retention ?? TimeSpan.FromHours(1), MaxBytes = maxBytes, TimeProvider = new FakeClock() });

    [Test]
    public void A_sample_is_kept_or_refused_for_a_reason()
    {
        SeriesStore store = Make();
        AppendResult[] results =
        [
            store.Append(Requests, Start, 1),
            store.Append(Requests, Start, 1),
            store.Append(Requests, Start, 2),
            store.Append(Requests, Start - 1, 1),
            store.Append(Requests, Start + (700 * Second), 1),
            store.Append(Requests, Start + (600 * Second), 1),
            store.Append(SeriesLabels.Empty, Start - (3_000 * Second) - 1, 1),
            store.Append(SeriesLabels.Empty, Start - (3_000 * Second), 1),
        ];
        Assert.That(results, Is.EqualTo(new[]
        {
            AppendResult.Appended, AppendResult.Repeated, AppendResult.Duplicate, AppendResult.OutOfOrder, AppendResult.TooNew, AppendResult.Appended,
            AppendResult.TooOld, AppendResult.Appended,
        }));
        SeriesStoreStatistics statistics = store.Statistics;
        Assert.That((statistics.Series, statistics.Samples, statistics.NewestUnixMs), Is.EqualTo((2, 3L, (long?)Start + (600 * Second))));
        Assert.That((statistics.AppendedTotal, statistics.DuplicateTotal, statistics.OutOfOrderTotal, statistics.TooOldTotal, statistics.TooNewTotal, statistics.OverCapTotal), Is.EqualTo((3L, 1L, 1L, 1L, 1L, 0L)));
    }

    [Test]
    public void Histograms_and_numbers_may_take_turns()
    {
        SeriesStore store = Make();
        var histogram = new NativeHistogram { Count = 3, Sum = 1.5, PositiveSpans = [new HistogramSpan(0, 1)], PositiveBuckets = [3] };
        StoredSeries series = store.GetSeries(Requests);
        Assert.That(store.Append(series, Start, 1), Is.EqualTo(AppendResult.Appended));
        Assert.That(store.Append(series, Start + 1, histogram, 5), Is.EqualTo(AppendResult.Appended));
        Assert.That(store.Append(series, Start + 1, histogram, 5), Is.EqualTo(AppendResult.Repeated));
        Assert.That(store.Append(series, Start + 1, 7), Is.EqualTo(AppendResult.Duplicate));
        Assert.That(store.Append(Requests, Start + 2, histogram), Is.EqualTo(AppendResult.Appended));
        Assert.That(store.Append(series, Start + 3, 2), Is.EqualTo(AppendResult.Appended));
        var samples = new SampleBuffer();
        series.Read(long.MinValue, long.MaxValue, samples);
        Assert.That(samples.Values.ToArray(), Is.EqualTo(new[] { 1, 1.5, 1.5, 2 }));
        Assert.That(samples.Histograms.ToArray().Select(value => value?.Count), Is.EqualTo(new double?[] { null, 3, 3, null }));
        Assert.That(samples.StartTimes.ToArray(), Is.EqualTo(new long[] { 0, 5, 0, 0 }));
    }

    [Test]
    public void Samples_are_kept_for_the_retention_and_their_series_as_long()
    {
        SeriesStore store = Make(TimeSpan.FromMinutes(1));
        store.Append(SeriesLabels.Of(("a", "old")), Start, 1);
        for (int second = 0; second <= 120; second++)
            store.Append(Requests, Start + (second * Second), second);
        var samples = new SampleBuffer();
        store.GetSeries(Requests).Read(long.MinValue, long.MaxValue, samples);
        Assert.That((samples.Count, samples.Timestamps[0]), Is.EqualTo((61, Start + (60 * Second))));
        Assert.That(store.Select(new SeriesSelection([], long.MinValue, long.MaxValue)), Has.Count.EqualTo(1));
        Assert.That(store.LabelValues("a", new SeriesSelection([], long.MinValue, long.MaxValue)), Is.Empty);
        Assert.That(store.Statistics.ExpiredTotal, Is.GreaterThan(0));
        Assert.That(store.Statistics.Samples + store.Statistics.ExpiredTotal, Is.EqualTo(122));
    }

    [Test]
    public void Retention_goes_by_the_clock_where_nothing_is_appended()
    {
        var clock = new FakeClock();
        var store = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromMinutes(10), TimeProvider = clock });
        store.Append(Requests, Start, 1);
        clock.Advance(TimeSpan.FromMinutes(10));
        store.ApplyRetention();
        Assert.That(store.Statistics.Series, Is.EqualTo(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        store.ApplyRetention();
        SeriesStoreStatistics statistics = store.Statistics;
        Assert.That((statistics.Series, statistics.Samples, statistics.ExpiredTotal, statistics.LabelBytes, statistics.HeadBytes, statistics.ChunkBytes), Is.EqualTo((0, 0L, 1L, 0L, 0L, 0L)));
    }

    [Test]
    public void A_handle_outlives_its_series()
    {
        var clock = new FakeClock();
        var store = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromMinutes(1), TimeProvider = clock });
        StoredSeries series = store.GetSeries(Requests);
        store.Append(series, Start, 1);
        clock.Advance(TimeSpan.FromMinutes(2));
        store.ApplyRetention();
        StoredSeries other = store.GetSeries(Requests);
        store.Append(other, Start + (120 * Second), 2);
        Assert.That(store.Append(series, Start + (120 * Second), 2), Is.EqualTo(AppendResult.Repeated));
        Assert.That(store.Append(series, Start + (121 * Second), 3), Is.EqualTo(AppendResult.Appended));
        Assert.That(Read(series, long.MinValue, long.MaxValue), Is.EqualTo(Read(other, long.MinValue, long.MaxValue)).And.Not.Empty);
        Assert.That(store.Statistics.Series, Is.EqualTo(1));
    }

    [Test]
    public void A_handle_of_another_store_is_refused() =>
        Assert.That(() => Make().Append(Make().GetSeries(Requests), Start, 1), Throws.ArgumentException);

    [Test]
    public void Names_and_values_of_labels_are_listed_in_order()
    {
        SeriesStore store = Make();
        store.Append(Requests, Start, 1);
        store.Append(SeriesLabels.Of(("__name__", "up"), ("job", "\ufffd")), Start, 1);
        store.Append(SeriesLabels.Of(("__name__", "up"), ("job", "\U0001F642")), Start + (10 * Second), 1);
        var all = new SeriesSelection([], long.MinValue, long.MaxValue);
        Assert.That(store.LabelNames(all), Is.EqualTo(new[] { "__name__", "job" }));
        Assert.That(store.LabelValues("job", all), Is.EqualTo(new[] { "api", "\ufffd", "\U0001F642" }));
        Assert.That(store.LabelValues("job", all with { Matchers = [new LabelMatcher("__name__", LabelMatchType.Equal, "up")] }), Is.EqualTo(new[] { "\ufffd", "\U0001F642" }));
        Assert.That(store.LabelValues("job", all with { FromUnixMs = Start + Second }), Is.EqualTo(new[] { "\U0001F642" }));
        Assert.That(store.LabelValues("nothing", all), Is.Empty);
    }

    [Test]
    public void Metadata_is_kept_by_family()
    {
        SeriesStore store = Make();
        long before = store.Statistics.LabelBytes;
        var metadata = new MetricMetadata("requests_total", MetricType.Counter, "", "Requests served.");
        Assert.That(store.SetMetadata(metadata));
        Assert.That(store.SetMetadata(new MetricMetadata("duration_seconds", MetricType.Histogram, "seconds", "")));
        Assert.That((store.Metadata("requests_total"), store.Metadata("other")), Is.EqualTo((metadata, (MetricMetadata?)null)));
        Assert.That(store.ReadMetadata().Select(entry => entry.Family), Is.EqualTo(new[] { "duration_seconds", "requests_total" }));
        Assert.That(store.Statistics.LabelBytes, Is.GreaterThan(before));
        Assert.That(store.SetMetadata(metadata with { Family = "large", Help = new string('x', 1 << 20) }), Is.False);
    }

    [Test]
    public async Task A_query_reads_the_store_through_the_interface()
    {
        SeriesStore store = Make();
        store.Append(Requests, Start, 1);
        IReadOnlyList<ISeries> series = await store.SelectAsync(new SeriesSelection([new LabelMatcher("job", LabelMatchType.Regex, "a.i")], Start, Start), CancellationToken.None);
        Assert.That(series.Select(one => one.Labels), Is.EqualTo(new[] { Requests }));
        Assert.That(async () => await store.SelectAsync(new SeriesSelection([], 0, 0), new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_setting_out_of_its_range_is_refused()
    {
        Assert.That(() => new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromSeconds(59) }), Throws.ArgumentException.With.Message.Contains("Retention is 00:00:59; allowed is from 00:01:00 to 400.00:00:00"));
        Assert.That(() => new SeriesStore(new SeriesStoreOptions { MaxBytes = 1 }), Throws.ArgumentException.With.Message.Contains("MaxBytes"));
        Assert.That(() => new SeriesStore(new SeriesStoreOptions { MaxFuture = TimeSpan.FromDays(401) }), Throws.ArgumentException.With.Message.Contains("MaxFuture"));
        Assert.That(() => new SeriesStore(new SeriesStoreOptions { TimeProvider = null! }), Throws.ArgumentException.With.Message.Contains("TimeProvider"));
    }
}
