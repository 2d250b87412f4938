using System.Collections.Concurrent;

namespace Instrumentation.Recording;

/// <summary>Series are forgotten and come back while threads record to them by name and by handle.</summary>
public sealed class ForgettingUnderLoadTests
{
    private const int Threads = 32;
    private const int SeriesCount = 8;

    [Test]
    public void What_was_recorded_is_what_was_forgotten_and_what_lives()
    {
        var clock = new FakeClock();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock });
        Counter counter = metrics.CreateCounter("c_total");
        Histogram histogram = metrics.CreateHistogram("h", new InstrumentOptions { Boundaries = [1] });
        var forgottenCounts = new ConcurrentDictionary<string, long>();
        var forgottenValues = new ConcurrentDictionary<string, (long Count, double Sum, long Second)>();
        metrics.OnForgotten = (series, final) =>
        {
            if (series.Labels.Find("s") is not { } key)
                return;
            if (series is CounterSeries)
                forgottenCounts.AddOrUpdate(key, final.Whole + (long)final.Fraction, (_, sum) => sum + final.Whole + (long)final.Fraction);
            else
                forgottenValues.AddOrUpdate(key, (final.Whole, final.Fraction, final.Buckets[1]), (_, sum) => (sum.Count + final.Whole, sum.Sum + final.Fraction, sum.Second + final.Buckets[1]));
        };
        string[] names = [.. Enumerable.Range(0, SeriesCount).Select(number => $"s{number}")];
        long[,] recorded = new long[Threads, SeriesCount];
        int rounds = FullSize.Or(10_000, 500);
        bool stop = false;
        int forgotten = 0;
        var forgetter = new Thread(() =>
        {
            var snapshot = new MetricSnapshot();
            int round = 0;
            while (round < rounds)
            {
                clock.Advance(TimeSpan.FromMinutes(1));
                int now = metrics.ForgetIdle(null);
                metrics.Collect(snapshot);
                forgotten += now;
                if (now > 0 && round++ % 100 == 0)
                    GC.Collect();
            }

            Volatile.Write(ref stop, true);
        });
        forgetter.Start();
        Together.Run(Threads, thread => Record(metrics, counter, histogram, names, recorded, thread, ref stop));
        forgetter.Join();

        MetricSnapshot last = metrics.Snapshot();
        Assert.That(forgotten, Is.GreaterThanOrEqualTo(rounds), "the test forgets series all the time");
        Assert.Multiple(() =>
        {
            Assert.That(metrics.RejectedMeasurements, Is.Zero);
            for (int index = 0; index < SeriesCount; index++)
            {
                string name = names[index];
                long total = Enumerable.Range(0, Threads).Sum(thread => recorded[thread, index]);
                double live = last.Series("c_total", ("s", name))?.Value ?? 0;
                HistogramPoint? point = last.Series("h", ("s", name))?.Histogram;
                (long count, double sum, long second) = forgottenValues.GetValueOrDefault(name);
                Assert.That(forgottenCounts.GetValueOrDefault(name) + live, Is.EqualTo(total), name);
                Assert.That(count + (point?.Count ?? 0), Is.EqualTo(total), name);
                Assert.That(sum + (point?.Sum ?? 0), Is.EqualTo(2 * total), name);
                Assert.That(second + (point?.BucketCounts[1] ?? 0), Is.EqualTo(total), name);
            }
        });
    }

    private static void Record(StreamingMetrics metrics, Counter counter, Histogram histogram, string[] names, long[,] recorded, int thread, ref bool stop)
    {
        CounterSeries handle = counter.WithTags(("s", names[thread % SeriesCount]));
        HistogramSeries distribution = histogram.WithTags(("s", names[thread % SeriesCount]));
        int operation = 0;
        while (!Volatile.Read(ref stop))
        {
            int index = operation++ % SeriesCount;
            if (operation % 3 == 0)
            {
                index = thread % SeriesCount;
                handle.Add(1);
                distribution.Record(2);
            }
            else if (operation % 3 == 1)
            {
                metrics.IncrementCounter("c_total", ("s", names[index]));
                metrics.RecordHistogram("h", 2, ("s", names[index]));
            }
            else
            {
                metrics.IncrementCounter("c_total", 1.0, ("s", new string(names[index])));
                metrics.RecordHistogram("h", 2, ("s", new string(names[index])));
            }

            recorded[thread, index]++;
        }
    }
}
