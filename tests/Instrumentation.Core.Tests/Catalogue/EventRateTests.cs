namespace Instrumentation.Catalogue;

public sealed class EventRateTests
{
    [Test]
    public void The_rate_is_zero_before_the_first_event()
    {
        var log = new MetricsLog();
        using var events = new EventMetrics(log, new FakeClock());
        Assert.That(log.Last("events_per_second"), Is.Zero);
    }

    [Test]
    public void A_steady_stream_has_its_own_rate()
    {
        var (log, clock) = (new MetricsLog(), new FakeClock());
        using var events = new EventMetrics(log, clock);
        Feed(events, clock, seconds: 30, eventsPerSecond: 40);
        Assert.That(log.Last("events_per_second"), Is.EqualTo(40).Within(1e-9));
    }

    [Test]
    public void The_rate_looks_back_ten_seconds()
    {
        var (log, clock) = (new MetricsLog(), new FakeClock());
        using var events = new EventMetrics(log, clock);
        Feed(events, clock, seconds: 20, eventsPerSecond: 100);
        Feed(events, clock, seconds: 5, eventsPerSecond: 0);
        Assert.That(log.Last("events_per_second"), Is.EqualTo(50).Within(1e-9));
        Feed(events, clock, seconds: 5, eventsPerSecond: 0);
        Assert.That(log.Last("events_per_second"), Is.Zero);
    }

    [Test]
    public void The_gauge_is_left_alone_while_nothing_happens()
    {
        var (log, clock) = (new MetricsLog(), new FakeClock());
        using var events = new EventMetrics(log, clock);
        Feed(events, clock, seconds: 2, eventsPerSecond: 10);
        clock.Advance(TimeSpan.FromMinutes(1));
        int before = log.Entries.Count;
        clock.Advance(TimeSpan.FromHours(1));
        Assert.That(log.Last("events_per_second"), Is.Zero);
        Assert.That(log.Entries, Has.Count.EqualTo(before));
    }

    [Test]
    public void The_rate_comes_back_with_the_events()
    {
        var (log, clock) = (new MetricsLog(), new FakeClock());
        using var events = new EventMetrics(log, clock);
        Feed(events, clock, seconds: 2, eventsPerSecond: 10);
        clock.Advance(TimeSpan.FromHours(1));
        Feed(events, clock, seconds: 3, eventsPerSecond: 7);
        Assert.That(log.Last("events_per_second"), Is.EqualTo(7).Within(1e-9));
    }

    [Test]
    public void After_disposal_events_are_counted_but_the_rate_stays()
    {
        var (log, clock) = (new MetricsLog(), new FakeClock());
        var events = new EventMetrics(log, clock);
        events.Dispose();
        Feed(events, clock, seconds: 3, eventsPerSecond: 7);
        Assert.That(log.Total("events_processed_total"), Is.EqualTo(21));
        Assert.That(log.Last("events_per_second"), Is.Zero);
    }

    private static void Feed(EventMetrics events, FakeClock clock, int seconds, int eventsPerSecond)
    {
        for (int second = 0; second < seconds; second++)
        {
            for (int i = 0; i < eventsPerSecond; i++)
                events.EventProcessed("orders", i % 4);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
