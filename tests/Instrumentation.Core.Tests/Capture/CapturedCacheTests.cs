using System.Diagnostics.Metrics;

namespace Instrumentation.Capture;

public sealed class CapturedCacheTests
{
    [Test]
    public void A_captured_counter_with_three_text_tags_allocates_nothing()
    {
        using var captured = new Captured();
        Counter<long> counter = captured.Meter.CreateCounter<long>("c");
        Histogram<double> histogram = captured.Meter.CreateHistogram<double>("h");
        KeyValuePair<string, object?> topic = Captured.Tag("topic", "orders");
        KeyValuePair<string, object?> partition = Captured.Tag("partition", "7");
        KeyValuePair<string, object?> status = Captured.Tag("status", "done");
        KeyValuePair<string, object?>[] five = [topic, partition, status, Captured.Tag("code", 200), Captured.Tag("retried", true)];
        KeyValuePair<string, object?>[] ten = [.. five, .. five.Select(tag => Captured.Tag(tag.Key + "2", tag.Value))];
        Record(100);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Record(10_000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.Zero);
        Assert.That(captured.Snapshot().Value("c", ("topic", "orders"), ("partition", "7"), ("status", "done")), Is.EqualTo(10_100));

        void Record(int times)
        {
            for (int time = 0; time < times; time++)
            {
                counter.Add(1, topic, partition, status);
                counter.Add(1, five);
                counter.Add(1, ten);
                histogram.Record(time, topic, partition, status);
            }
        }
    }

    [Test]
    public void Nothing_is_allocated_for_texts_that_are_built_anew()
    {
        using var captured = new Captured();
        Counter<long> counter = captured.Meter.CreateCounter<long>("c");
        KeyValuePair<string, object?>[] built = [.. Enumerable.Range(0, 1000).Select(index => Captured.Tag("k", new string((char)('a' + (index % 10)), 3)))];
        counter.Add(1, built[0]);
        foreach (ref readonly KeyValuePair<string, object?> tag in built.AsSpan(0, 10))
            counter.Add(1, tag);

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref readonly KeyValuePair<string, object?> tag in built.AsSpan())
            counter.Add(1, tag);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(captured.Snapshot().Find("c")!.Series.Length, Is.EqualTo(10));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Eight_threads_lose_nothing(bool useReferenceCache)
    {
        const int Threads = 8;
        const int Rounds = 20_000;
        using var captured = new Captured(useReferenceCache: useReferenceCache);
        Counter<long> counter = captured.Meter.CreateCounter<long>("c");
        UpDownCounter<long> upDown = captured.Meter.CreateUpDownCounter<long>("u");
        Histogram<double> histogram = captured.Meter.CreateHistogram<double>("h");
        KeyValuePair<string, object?>[] kinds = [.. Enumerable.Range(0, 16).Select(index => Captured.Tag("kind", $"kind {index}"))];
        using var start = new Barrier(Threads + 1);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(Record))];
        foreach (Thread thread in threads)
            thread.Start();
        start.SignalAndWait();
        var snapshot = new MetricSnapshot();
        while (threads.Any(thread => thread.IsAlive))
        {
            captured.Metrics.Collect(snapshot);
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        }

        captured.Metrics.Collect(snapshot);

        Assert.Multiple(() =>
        {
            foreach (KeyValuePair<string, object?> kind in kinds)
            {
                Tag[] tags = [("kind", (string)kind.Value!), ("status", "done"), ("topic", "orders")];
                Assert.That(snapshot.Value("c", tags), Is.EqualTo(Threads * Rounds / kinds.Length));
                Assert.That(snapshot.Value("u", tags), Is.Zero);
                Assert.That(snapshot.Value("h", tags), Is.EqualTo(Threads * Rounds / kinds.Length));
            }
        });

        void Record()
        {
            start.SignalAndWait();
            for (int round = 0; round < Rounds; round++)
            {
                KeyValuePair<string, object?> kind = kinds[round % kinds.Length];
                counter.Add(1, Captured.Tag("topic", "orders"), kind, Captured.Tag("status", "done"));
                upDown.Add(3, Captured.Tag("topic", "orders"), kind, Captured.Tag("status", "done"));
                histogram.Record(round, Captured.Tag("topic", "orders"), kind, Captured.Tag("status", "done"));
                upDown.Add(-3, Captured.Tag("topic", "orders"), kind, Captured.Tag("status", "done"));
            }
        }
    }
}
