using System.Diagnostics.Metrics;

namespace Instrumentation.Capture;

public sealed class ObservedInstrumentTests
{
    [Test]
    public void Observable_instruments_of_every_numeric_type_are_polled_at_the_snapshot()
    {
        using var captured = new Captured();
        Meter meter = captured.Meter;
        int polls = 0;
        meter.CreateObservableCounter("byte", () => (byte)++polls);
        meter.CreateObservableCounter("short", () => (short)polls);
        meter.CreateObservableCounter("int", () => polls);
        meter.CreateObservableCounter("long", () => (long)polls);
        meter.CreateObservableCounter("float", () => polls + 0.25f);
        meter.CreateObservableCounter("double", () => polls + 0.25);
        meter.CreateObservableCounter("decimal", () => polls + 0.25m);
        meter.CreateObservableUpDownCounter("connections", () => -polls);
        meter.CreateObservableGauge("load", () => polls / 2d);
        Assert.That(polls, Is.Zero);

        captured.Snapshot();
        MetricSnapshot snapshot = captured.Snapshot();

        Assert.Multiple(() =>
        {
            foreach (string name in (ReadOnlySpan<string>)["byte", "short", "int", "long"])
                Assert.That(snapshot.Value(name), Is.EqualTo(2), name);
            foreach (string name in (ReadOnlySpan<string>)["float", "double", "decimal"])
                Assert.That(snapshot.Value(name), Is.EqualTo(2.25), name);
            Assert.That(snapshot.Value("connections"), Is.EqualTo(-2));
            Assert.That(snapshot.Value("load"), Is.EqualTo(1));
            Assert.That(Kind("int"), Is.EqualTo(InstrumentKind.Counter));
            Assert.That(Kind("connections"), Is.EqualTo(InstrumentKind.Gauge));
            Assert.That(Kind("load"), Is.EqualTo(InstrumentKind.Gauge));
        });

        InstrumentKind Kind(string name) => snapshot.Find(name)!.Instrument.Kind;
    }

    [Test]
    public void A_total_is_set_exactly_and_a_smaller_one_starts_again()
    {
        using var captured = new Captured();
        long total = long.MaxValue - 1;
        captured.Meter.CreateObservableCounter("c", () => total);
        SeriesPoint first = captured.Snapshot().Series("c")!.Value;
        captured.Clock.Advance(TimeSpan.FromSeconds(10));
        SeriesPoint unchanged = captured.Snapshot().Series("c")!.Value;
        total = 5;
        SeriesPoint restarted = captured.Snapshot().Series("c")!.Value;
        captured.Clock.Advance(TimeSpan.FromSeconds(10));
        total = 7;
        SeriesPoint grown = captured.Snapshot().Series("c")!.Value;

        Assert.Multiple(() =>
        {
            Assert.That(first.WholePart, Is.EqualTo(long.MaxValue - 1));
            Assert.That(unchanged.StartUnixMs, Is.EqualTo(first.StartUnixMs));
            Assert.That(restarted.WholePart, Is.EqualTo(5));
            Assert.That(restarted.StartUnixMs, Is.EqualTo(first.StartUnixMs + 10_000));
            Assert.That(grown.WholePart, Is.EqualTo(7));
            Assert.That(grown.StartUnixMs, Is.EqualTo(restarted.StartUnixMs));
        });
    }

    [FsCheck.NUnit.Property]
    public bool A_fractional_total_that_grows_never_starts_again_and_is_never_rounded(FsCheck.PositiveInt[] steps)
    {
        using var captured = new Captured();
        double total = 0;
        captured.Meter.CreateObservableCounter("c", () => total);
        long start = captured.Snapshot().Series("c")!.Value.StartUnixMs;
        foreach (FsCheck.PositiveInt step in steps)
        {
            captured.Clock.Advance(TimeSpan.FromSeconds(1));
            total += step.Get / 10d;
            SeriesPoint point = captured.Snapshot().Series("c")!.Value;
            if (point.Value != total || point.StartUnixMs != start)
                return false;
        }

        return true;
    }

    [Test]
    public void A_series_that_is_not_reported_leaves_and_comes_back_with_a_new_start_time()
    {
        using var captured = new Captured();
        string[] reported = ["a", "b"];
        captured.Meter.CreateObservableCounter("c", () => reported.Select(value => new Measurement<int>(7, Captured.Tag("k", value))));
        captured.Meter.CreateObservableGauge("g", () => reported.Select(value => new Measurement<int>(3, Captured.Tag("k", value))));
        long start = captured.Snapshot().Series("c", ("k", "b"))!.Value.StartUnixMs;

        reported = ["a"];
        captured.Clock.Advance(TimeSpan.FromSeconds(1));
        MetricSnapshot without = captured.Snapshot();
        reported = ["b", "a"];
        captured.Clock.Advance(TimeSpan.FromSeconds(1));
        MetricSnapshot back = captured.Snapshot();

        Assert.Multiple(() =>
        {
            foreach (string name in (ReadOnlySpan<string>)["c", "g"])
            {
                Assert.That(without.Series(name, ("k", "a")), Is.Not.Null, name);
                Assert.That(without.Series(name, ("k", "b")), Is.Null, name);
            }

            Assert.That(back.Series("c", ("k", "a"))!.Value.StartUnixMs, Is.EqualTo(start));
            Assert.That(back.Series("c", ("k", "b"))!.Value.StartUnixMs, Is.EqualTo(start + 2_000));
            Assert.That(back.Value("c", ("k", "b")), Is.EqualTo(7));
            Assert.That(back.Value("g", ("k", "b")), Is.EqualTo(3));
        });
    }

    [Test]
    public void Series_that_come_and_go_end_with_the_meter()
    {
        using var captured = new Captured(options => options.Capture.Rules.Add(new CaptureRule("ending.*")));
        var meter = new Meter("ending.one");
        meter.CreateObservableGauge("g", () => 1);
        Assert.That(captured.Snapshot().Value("g"), Is.EqualTo(1));
        meter.Dispose();
        Assert.That(captured.Snapshot().Series("g"), Is.Null);
        using var again = new Meter("ending.one");
        again.CreateObservableGauge("g", () => 2);

        Assert.That(captured.Snapshot().Value("g"), Is.EqualTo(2));
    }

    [Test]
    public void What_several_objects_report_of_one_series_is_added_up_but_of_gauges_the_last_counts()
    {
        using var captured = new Captured();
        foreach (int pool in (ReadOnlySpan<int>)[10, 200])
        {
            captured.Meter.CreateObservableCounter("created", () => pool);
            captured.Meter.CreateObservableUpDownCounter("size", () => pool);
            captured.Meter.CreateObservableGauge("last", () => pool);
        }

        captured.Snapshot();
        MetricSnapshot snapshot = captured.Snapshot();

        Assert.That((snapshot.Value("created"), snapshot.Value("size"), snapshot.Value("last")), Is.EqualTo((210d, 210d, 200d)));
        Assert.That(snapshot.Families.Length, Is.EqualTo(3));
    }

    [Test]
    public void A_callback_that_throws_is_counted_and_takes_no_other_with_it()
    {
        MetricsFault? fault = null;
        using var captured = new Captured(options => options.OnFault = told => fault = told);
        bool throws = false;
        captured.Meter.CreateObservableGauge("before", () => 1);
        captured.Meter.CreateObservableGauge("broken", () => throws ? throw new InvalidOperationException("no") : 2);
        captured.Meter.CreateObservableCounter("broken.total", () => throws ? throw new InvalidOperationException("no") : 5);
        captured.Meter.CreateObservableGauge("after", () => 3);
        long start = captured.Snapshot().Series("broken.total")!.Value.StartUnixMs;
        throws = true;
        captured.Clock.Advance(TimeSpan.FromSeconds(1));
        MetricSnapshot broken = captured.Snapshot();
        throws = false;
        captured.Clock.Advance(TimeSpan.FromSeconds(1));
        MetricSnapshot mended = captured.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That((broken.Value("before"), broken.Value("after")), Is.EqualTo((1d, 3d)));
            Assert.That(broken.Series("broken"), Is.Null, "a gauge whose value is not known leaves");
            Assert.That(broken.Value("broken.total"), Is.EqualTo(5), "a counter keeps its last total");
            Assert.That(broken.Value("instrumentation_callbacks_failed_total"), Is.EqualTo(2));
            Assert.That((fault?.Reason, fault?.Instrument, fault?.Exception?.Message), Is.EqualTo(("callback_failed", "broken", "no")));
            Assert.That(mended.Value("broken"), Is.EqualTo(2));
            Assert.That(mended.Series("broken.total")!.Value.StartUnixMs, Is.EqualTo(start));
        });
    }

    [Test]
    public void A_callback_that_hangs_is_left_to_itself_until_it_returns()
    {
        using var captured = new Captured(options => options.Capture.PollTimeout = TimeSpan.FromMilliseconds(100));
        using var release = new ManualResetEventSlim();
        using var returned = new ManualResetEventSlim();
        int calls = 0;
        captured.Meter.CreateObservableGauge("before", () => 1);
        captured.Meter.CreateObservableGauge("hanging", Hang);
        captured.Meter.CreateObservableGauge("after", () => 3);
        MetricSnapshot first = captured.Snapshot();
        MetricSnapshot second = captured.Snapshot();
        int callsWhileHanging = calls;
        release.Set();
        returned.Wait();
        MetricSnapshot third = captured.Snapshot();
        while (double.IsNaN(third.Value("hanging")))
            third = captured.Snapshot();

        Assert.Multiple(() =>
        {
            foreach (MetricSnapshot snapshot in (ReadOnlySpan<MetricSnapshot>)[first, second])
            {
                Assert.That((snapshot.Value("before"), snapshot.Value("after")), Is.EqualTo((1d, 3d)));
                Assert.That(snapshot.Series("hanging"), Is.Null);
            }

            Assert.That(callsWhileHanging, Is.EqualTo(1));
            Assert.That(second.Value("instrumentation_callbacks_failed_total"), Is.EqualTo(2));
            Assert.That(third.Value("hanging"), Is.EqualTo(2));
        });

        int Hang()
        {
            Interlocked.Increment(ref calls);
            release.Wait();
            returned.Set();
            return 2;
        }
    }

    [Test]
    public void With_eight_callbacks_that_hang_no_further_one_is_called()
    {
        // Long enough that a healthy callback is never taken for a hanging one, on however busy a machine.
        using var captured = new Captured(options => options.Capture.PollTimeout = TimeSpan.FromMilliseconds(600));
        using var release = new ManualResetEventSlim();
        int calls = 0;
        captured.Meter.CreateObservableGauge("healthy", () => 1);
        captured.Meter.CreateObservableCounter("healthy.total", () => 5);
        Assert.That(captured.Snapshot().Value("healthy"), Is.EqualTo(1));
        for (int hanging = 0; hanging < 12; hanging++)
        {
            captured.Meter.CreateObservableGauge($"hanging.{hanging}", () =>
            {
                Interlocked.Increment(ref calls);
                release.Wait();
                return 1;
            });
        }

        // On a busy machine a poll may run out of time before it comes to a further callback, so it is polled until eight hang, and on.
        MetricSnapshot snapshot = captured.Snapshot();
        for (int poll = 0; poll < 1_000 && Volatile.Read(ref calls) < 8; poll++)
            snapshot = captured.Snapshot();
        for (int poll = 0; poll < 5; poll++)
            snapshot = captured.Snapshot();
        release.Set();

        Assert.Multiple(() =>
        {
            Assert.That(calls, Is.InRange(8, 9), "a poll may find two at once");
            Assert.That(snapshot.Series("healthy"), Is.Null, "its value is not known any more");
            Assert.That(snapshot.Value("healthy.total"), Is.EqualTo(5));
        });
    }

    [Test]
    public void Disposal_does_not_wait_for_a_callback_that_hangs()
    {
        var captured = new Captured(options => options.Capture.PollTimeout = TimeSpan.FromMilliseconds(20));
        using var release = new ManualResetEventSlim();
        captured.Meter.CreateObservableGauge("hanging", () =>
        {
            release.Wait();
            return 1;
        });
        captured.Snapshot();

        Assert.That(captured.Dispose, Throws.Nothing);
        release.Set();
    }

    [Test]
    public void A_callback_may_record_and_take_a_snapshot()
    {
        using var captured = new Captured();
        captured.Metrics.IncrementCounter("own_total", 4);
        captured.Meter.CreateObservableGauge("doubled", () => captured.Metrics.Snapshot().Value("own_total") * 2);
        captured.Meter.CreateObservableGauge("created", () =>
        {
            captured.Metrics.IncrementCounter("made_total");
            captured.Meter.CreateCounter<int>("made.later").Add(1);
            return 1;
        });

        MetricSnapshot snapshot = captured.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value("doubled"), Is.EqualTo(8));
            Assert.That(snapshot.Value("made_total"), Is.EqualTo(1));
            Assert.That(snapshot.Value("made.later"), Is.EqualTo(1));
            Assert.That(snapshot.Series("instrumentation_callbacks_failed_total"), Is.Null);
        });
    }

    [Test]
    public void A_value_that_is_no_number_or_below_zero_is_refused_and_its_series_leaves()
    {
        using var captured = new Captured();
        double value = 1;
        captured.Meter.CreateObservableGauge("g", () => value);
        captured.Meter.CreateObservableCounter("c", () => -value);
        captured.Snapshot();
        value = double.NaN;
        MetricSnapshot snapshot = captured.Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Series("g"), Is.Null);
            Assert.That(snapshot.Series("c"), Is.Null);
            Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "negative")), Is.EqualTo(1));
            Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", "not_finite")), Is.EqualTo(2));
        });
    }

    [Test]
    public void An_observed_total_that_stays_the_same_is_not_forgotten_as_idle()
    {
        using var captured = new Captured(options => options.ForgetIdleSeriesAfter = TimeSpan.FromMinutes(1));
        captured.Meter.CreateObservableCounter("c", () => 5);
        long start = captured.Snapshot().Series("c")!.Value.StartUnixMs;
        for (int minute = 0; minute < 5; minute++)
        {
            captured.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.That(captured.Snapshot().Series("c")?.StartUnixMs, Is.EqualTo(start));
        }
    }

    [Test]
    public void Above_the_cardinality_limit_the_overflow_series_has_the_sum_of_the_rest()
    {
        using var captured = new Captured(options => options.CardinalityLimit = 2);
        captured.Meter.CreateObservableCounter("c", () => Enumerable.Range(1, 5).Select(value => new Measurement<int>(value, Captured.Tag("k", value))));
        captured.Snapshot();
        MetricSnapshot snapshot = captured.Snapshot();

        Assert.That(snapshot.Find("c")!.Series.Length, Is.EqualTo(3));
        Assert.That(snapshot.Value("c", (InstrumentConstants.OverflowLabel, "true")), Is.EqualTo(3 + 4 + 5));
    }

    [Test]
    public void A_poll_of_known_series_allocates_no_more_than_the_runtime_does()
    {
        using var captured = new Captured();
        var measurements = new Measurement<long>[100];
        for (int index = 0; index < measurements.Length; index++)
            measurements[index] = new Measurement<long>(index, Captured.Tag("k", $"{index}"), Captured.Tag("fixed", "f"));
        captured.Meter.CreateObservableCounter("c", () => measurements);
        var snapshot = new MetricSnapshot();
        for (int round = 0; round < 10; round++)
            captured.Metrics.Collect(snapshot);

        // All threads', because the callbacks run on one of their own; the least of many, because other tests' threads may still allocate. The
        // enumerator of the array is the runtime's.
        long least = long.MaxValue;
        for (int round = 0; round < 100; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            captured.Metrics.Collect(snapshot);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.That(least, Is.LessThan(100), "bytes for a poll of 100 series");
    }
}
