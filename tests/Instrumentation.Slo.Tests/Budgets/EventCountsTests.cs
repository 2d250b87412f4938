namespace Instrumentation.Budgets;

public sealed class EventCountsTests
{
    [Test]
    public void Counts_are_kept_in_multiples_of_2_to_the_minus_36_where_they_have_such_digits()
    {
        double step = Math.Pow(2, -36);
        Assert.That(new EventCounts(0.1, 1 / 3.0).Rounded(), Is.EqualTo(new EventCounts(Math.Round(0.1 / step) * step, Math.Round(1 / 3.0 / step) * step)));
        Assert.That(new EventCounts(0.1, 0).Rounded().Good, Is.Not.EqualTo(0.1));
        Assert.That(new EventCounts(5, 1e15).Rounded(), Is.EqualTo(new EventCounts(5, 1e15)));
        // Beyond 2^17 a double has no more digits than that.
        Assert.That(new EventCounts(131_073.1, 131_071.1).Rounded(), Is.EqualTo(new EventCounts(131_073.1, Math.Round(131_071.1 / step) * step)));
    }

    [Test]
    public void Sums_differences_and_ratios_are_those_of_both()
    {
        EventCounts counts = new EventCounts(7, 3) + new EventCounts(1, 1) - new EventCounts(0, 2);
        Assert.That((counts, counts.Total, counts.ErrorRatio), Is.EqualTo((new EventCounts(8, 2), 10.0, 0.2)));
        Assert.That(default(EventCounts).ErrorRatio, Is.NaN);
        Assert.That(new EventCounts(-1, -2).AtLeastNothing(), Is.EqualTo(default(EventCounts)));
        Assert.That(new EventCounts(1, 2).AtLeastNothing(), Is.EqualTo(new EventCounts(1, 2)));
    }
}
