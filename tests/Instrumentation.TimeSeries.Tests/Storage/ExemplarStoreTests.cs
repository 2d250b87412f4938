using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

public sealed class ExemplarStoreTests
{
    private static readonly SeriesLabels First = SeriesLabels.Of(("__name__", "x_bucket"), ("le", "1.0"));
    private static readonly SeriesLabels Second = SeriesLabels.Of(("__name__", "y_total"));

    [Test]
    public async Task Exemplars_are_found_by_series_and_time()
    {
        var store = new ExemplarStore(10);
        for (int time = 1; time <= 4; time++)
            store.TryAdd(First, Of(time));
        store.TryAdd(Second, Of(3));

        Assert.That(await FindAsync(store, 2, 3, "x_bucket"), Is.EqualTo(new[] { "x_bucket{le=\"1.0\"} 2 3" }));
        Assert.That(await FindAsync(store, 3, 9, "x_bucket", "y_total", "x_bucket"), Is.EqualTo(new[] { "x_bucket{le=\"1.0\"} 3 4", "y_total 3" }));
        Assert.That(await FindAsync(store, 5, 9, "x_bucket"), Is.Empty);
        Assert.That(await FindAsync(store, 0, 9, "z"), Is.Empty);
    }

    [Test]
    public async Task One_of_the_same_time_or_an_earlier_one_is_refused()
    {
        var store = new ExemplarStore(10);

        Assert.That(new[] { 5, 5, 4, 6 }.Select(time => store.TryAdd(First, Of(time))), Is.EqualTo(new[] { true, false, false, true }));
        Assert.That(await FindAsync(store, 0, 9, "x_bucket"), Is.EqualTo(new[] { "x_bucket{le=\"1.0\"} 5 6" }));
    }

    [Test]
    public async Task Where_there_is_no_room_the_oldest_to_come_in_goes()
    {
        var store = new ExemplarStore(3);
        store.TryAdd(Second, Of(9));
        for (int time = 1; time <= 3; time++)
            store.TryAdd(First, Of(time));

        Assert.That(store.Count, Is.EqualTo(3));
        Assert.That(await FindAsync(store, 0, 9, "x_bucket", "y_total"), Is.EqualTo(new[] { "x_bucket{le=\"1.0\"} 1 2 3" }));
        Assert.That(store.TryAdd(Second, Of(1)), Is.True, "a series that is gone begins anew");
    }

    [TestCase(0)]
    [TestCase(10_000_001)]
    public void A_capacity_outside_its_range_is_refused(int capacity)
    {
        Assert.That(() => new ExemplarStore(capacity), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static ExemplarSample Of(long time) => new(SeriesLabels.Of(("trace_id", $"{time}")), time, time);

    private static async Task<string[]> FindAsync(ExemplarStore store, long from, long to, params string[] names)
    {
        IReadOnlyList<IReadOnlyList<LabelMatcher>> selectors = [.. names.Select(name => new[] { new LabelMatcher("__name__", LabelMatchType.Equal, name) })];
        IReadOnlyList<ExemplarSeries> found = await store.SelectExemplarsAsync(selectors, from, to, CancellationToken.None);
        return [.. found.OrderBy(series => series.Labels).Select(series => $"{series.Labels} {string.Join(' ', series.Exemplars.Select(exemplar => exemplar.TimestampUnixMs))}")];
    }
}
