namespace Instrumentation.Import;

public sealed class PyrraWindowTests
{
    [Test]
    public void Four_weeks_have_the_windows_that_Pyrra_shows()
    {
        Assert.That(PyrraWindow.For(TimeSpan.FromDays(28)), Is.EqualTo((PyrraWindow[])
        [
            new("critical", TimeSpan.FromMinutes(2), TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 14),
            new("critical", TimeSpan.FromMinutes(15), TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 7),
            new("warning", TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromHours(2), 2),
            new("warning", TimeSpan.FromHours(3), TimeSpan.FromDays(4), TimeSpan.FromHours(6), 1),
        ]));
    }

    [Test]
    public void Half_a_minute_is_rounded_up()
    {
        PyrraWindow fastest = PyrraWindow.For(TimeSpan.FromDays(14))[0];
        Assert.That(fastest.ShortWindow, Is.EqualTo(TimeSpan.FromMinutes(3)));
        Assert.That(fastest.HoldDuration, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(fastest.Factor, Is.EqualTo(14));
    }

    [Test]
    public void A_short_period_keeps_a_minute_to_look_at()
    {
        PyrraWindow fastest = PyrraWindow.For(TimeSpan.FromHours(12))[0];
        Assert.That(fastest.ShortWindow, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(fastest.HoldDuration, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void A_period_of_none_is_refused() =>
        Assert.That(() => PyrraWindow.For(TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
