namespace Instrumentation;

public sealed class TimerScopeTests
{
    // Milliseconds where the unit or, without one, the name says so; seconds otherwise.
    [TestCase("duration_seconds", null, 1.5)]
    [TestCase("duration", null, 1.5)]
    [TestCase("duration", "s", 1.5)]
    [TestCase("duration", "ms", 1_500)]
    [TestCase("duration_ms", null, 1_500)]
    [TestCase("duration_milliseconds", null, 1_500)]
    [TestCase("duration_ms", "s", 1.5)]
    [TestCase("duration", "us", 1_500_000)]
    [TestCase("duration", "ns", 1_500_000_000)]
    public void The_elapsed_time_is_recorded_in_the_histograms_unit(string name, string? unit, double expected)
    {
        var clock = new FakeClock();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock });
        metrics.CreateHistogram(name, new InstrumentOptions { Unit = unit });
        using (TimerScope scope = metrics.Time(name, ("step", "load")))
        {
            clock.Advance(TimeSpan.FromMilliseconds(1_500));
            Assert.That(scope.Elapsed, Is.EqualTo(TimeSpan.FromMilliseconds(1_500)));
        }

        HistogramPoint point = metrics.Snapshot().Series(name, ("step", "load"))!.Value.Histogram!;
        Assert.That(point.Count, Is.EqualTo(1));
        Assert.That(point.Sum, Is.EqualTo(expected));
    }

    [Test]
    public void A_scope_may_end_on_another_thread_and_by_an_exception()
    {
        var clock = new FakeClock();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock });
        TimerScope scope = metrics.Time("t_seconds");
        clock.Advance(TimeSpan.FromSeconds(2));
        var thread = new Thread(scope.Dispose);
        thread.Start();
        thread.Join();
        Assert.That(
            () =>
            {
                using (metrics.Time("t_seconds"))
                {
                    clock.Advance(TimeSpan.FromSeconds(3));
                    throw new TimeoutException();
                }
            },
            Throws.TypeOf<TimeoutException>());
        Assert.That(metrics.Snapshot().Series("t_seconds")!.Value.Histogram!.Sum, Is.EqualTo(5));
    }

    [Test]
    public void The_default_scope_records_nothing()
    {
        TimerScope nothing = default;
        Assert.That(nothing.Dispose, Throws.Nothing);
        Assert.That(nothing.Elapsed, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Scopes_are_equal_when_they_are_the_same_measurement()
    {
        var clock = new FakeClock();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock });
        TimerScope first = metrics.Time("t_seconds");
        TimerScope copy = first;
        clock.Advance(TimeSpan.FromTicks(1));
        TimerScope second = metrics.Time("t_seconds");
        Assert.That(first == copy);
        Assert.That(first != second);
        Assert.That(first.Equals((object)copy));
        Assert.That(first.GetHashCode(), Is.EqualTo(copy.GetHashCode()));
    }
}
