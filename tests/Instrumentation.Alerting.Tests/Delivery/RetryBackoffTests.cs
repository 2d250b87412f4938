namespace Instrumentation.Delivery;

internal sealed class RetryBackoffTests
{
    [TestCase(1, 0.5)]
    [TestCase(2, 0.75)]
    [TestCase(3, 1.125)]
    [TestCase(100, 60)]
    public void Waits_grow_by_half_to_a_minute_and_are_spread_by_half(int attempts, double seconds)
    {
        var random = new Random(1);
        TimeSpan[] waits = [.. Enumerable.Range(0, 1000).Select(_ => RetryBackoff.After(attempts, random))];

        Assert.That(waits.Min().TotalSeconds, Is.InRange(seconds * 0.5, seconds * 0.52));
        Assert.That(waits.Max().TotalSeconds, Is.InRange(seconds * 1.48, seconds * 1.5));
    }
}
