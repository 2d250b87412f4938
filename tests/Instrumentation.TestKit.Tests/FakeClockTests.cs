namespace Instrumentation.TestKit;

public class FakeClockTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public void Time_stands_still_until_it_is_advanced()
    {
        var clock = new FakeClock();
        DateTimeOffset start = clock.GetUtcNow();
        long timestamp = clock.GetTimestamp();
        clock.Advance(90 * Second);
        Assert.That(clock.GetUtcNow() - start, Is.EqualTo(90 * Second));
        Assert.That(clock.GetElapsedTime(timestamp), Is.EqualTo(90 * Second));
    }

    [Test]
    public void Time_does_not_go_back() =>
        Assert.That(() => new FakeClock().Advance(-Second), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Timers_fire_in_the_order_of_their_due_times_and_at_them()
    {
        var clock = new FakeClock();
        DateTimeOffset start = clock.GetUtcNow();
        var fired = new List<string>();
        using ITimer late = Timer(clock, "late", 3 * Second, Timeout.InfiniteTimeSpan);
        using ITimer periodic = Timer(clock, "periodic", 2 * Second, 2 * Second);
        clock.Advance(5 * Second);
        Assert.That(fired, Is.EqualTo(new[] { "periodic@2", "late@3", "periodic@4" }));
        Assert.That(clock.GetUtcNow() - start, Is.EqualTo(5 * Second));

        ITimer Timer(FakeClock clock, string name, TimeSpan due, TimeSpan period) =>
            clock.CreateTimer(_ => fired.Add($"{name}@{(clock.GetUtcNow() - start).TotalSeconds}"), null, due, period);
    }

    [Test]
    public void A_timer_that_is_due_at_once_fires_when_the_clock_is_touched()
    {
        var clock = new FakeClock();
        int fired = 0;
        using ITimer timer = clock.CreateTimer(_ => fired++, null, TimeSpan.Zero, TimeSpan.Zero);
        clock.Advance(TimeSpan.Zero);
        clock.Advance(Second);
        Assert.That(fired, Is.EqualTo(1));
    }

    [Test]
    public void A_callback_may_set_its_timer_again()
    {
        var clock = new FakeClock();
        int fired = 0;
        ITimer? timer = null;
        using ITimer created = clock.CreateTimer(_ => { fired++; timer!.Change(Second, Timeout.InfiniteTimeSpan); }, null, Second, Timeout.InfiniteTimeSpan);
        timer = created;
        clock.Advance(3 * Second);
        Assert.That(fired, Is.EqualTo(3));
    }

    [Test]
    public void A_disposed_timer_neither_fires_nor_starts_again()
    {
        var clock = new FakeClock();
        int fired = 0;
        ITimer timer = clock.CreateTimer(_ => fired++, null, Second, Second);
        timer.Dispose();
        Assert.That(timer.Change(Second, Second), Is.False);
        clock.Advance(5 * Second);
        Assert.That(fired, Is.Zero);
    }

    [Test]
    public async Task A_delay_ends_with_the_clock()
    {
        var clock = new FakeClock();
        Task delay = Task.Delay(10 * Second, clock);
        clock.Advance(9 * Second);
        Assert.That(delay.IsCompleted, Is.False);
        clock.Advance(Second);
        await delay;
    }
}
