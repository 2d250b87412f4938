using Instrumentation.Labels;

namespace Instrumentation.Alerts;

internal sealed class AlertStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Reports_whose_times_overlap_are_one_occurrence()
    {
        var store = new AlertStore();
        store.Put(Report(-60, 60), Now);

        Assert.That(store.Put(Report(-10, 120), Now).StartsAt, Is.EqualTo(Now.AddSeconds(-60)));
    }

    [Test]
    public void A_report_after_the_end_is_a_new_occurrence()
    {
        var store = new AlertStore();
        store.Put(Report(-60, -30), Now);

        Assert.That(store.Put(Report(-10, 120), Now).StartsAt, Is.EqualTo(Now.AddSeconds(-10)));
        Assert.That(store.Count, Is.EqualTo(1));
    }

    private static Alert Report(double startsAt, double endsAt) =>
        new() { Labels = SeriesLabels.Of(("alertname", "a")), StartsAt = Now.AddSeconds(startsAt), EndsAt = Now.AddSeconds(endsAt), UpdatedAt = Now };
}
