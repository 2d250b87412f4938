using System.Runtime.CompilerServices;

namespace Instrumentation.Recording;

public sealed class ReferenceCacheTests
{
    private const string Name = "c_total";

    [Test]
    public void The_very_strings_are_found_from_their_second_offer_on([Values(0, 1, 2, 3)] int count)
    {
        using var metrics = StreamingMetrics.Create();
        Tag[] tags = [.. Tags.Take(count)];
        CounterSeries series = metrics.CreateCounter(Name).WithTags(tags);
        var cache = new ReferenceCache(ReferenceCache.MinEntries);
        ulong hash = Hash(Name, tags);

        cache.Offer(hash, series, Name, tags);
        Assert.That(Find(cache, Name, tags), Is.Null, "seen once");
        cache.Offer(hash, series, Name, tags);
        Assert.That(Find(cache, Name, tags), Is.SameAs(series));
    }

    [Test]
    public void Other_strings_of_equal_content_are_not_found()
    {
        using var metrics = StreamingMetrics.Create();
        CounterSeries series = metrics.CreateCounter(Name).WithTags(Tags);
        var cache = new ReferenceCache(ReferenceCache.MinEntries);
        ulong hash = Hash(Name, Tags);
        cache.Offer(hash, series, Name, Tags);
        cache.Offer(hash, series, Name, Tags);

        Assert.Multiple(() =>
        {
            Assert.That(cache.Find(hash, Name, Tags[0], Tags[1], Tags[2]), Is.SameAs(series));
            Assert.That(cache.Find(hash, new string(Name), Tags[0], Tags[1], Tags[2]), Is.Null, "name");
            Assert.That(cache.Find(hash, Name, (new string("a"), Tags[0].Text), Tags[1], Tags[2]), Is.Null, "a tag's name");
            Assert.That(cache.Find(hash, Name, (Tags[0].Key, new string("xxx")), Tags[1], Tags[2]), Is.Null, "a text");
            Assert.That(cache.Find(hash, Name, Tags[0], ("b", 43), Tags[2]), Is.Null, "a number");
            Assert.That(cache.Find(hash, Name, Tags[1], Tags[0], Tags[2]), Is.Null, "another order");
            Assert.That(cache.Find(hash, Name, Tags[0], Tags[1]), Is.Null, "fewer tags");
            Assert.That(cache.Find(hash, Name), Is.Null, "no tags");
        });
    }

    [Test]
    public void Numbers_are_told_apart_by_kind_and_value()
    {
        using var metrics = StreamingMetrics.Create();
        Tag[] values = [("v", 1), ("v", 2), ("v", 1.0), ("v", true), ("v", false), ("v", BitConverter.Int64BitsToDouble(1)), ("v", "1"), ("v", (string?)null)];
        for (int round = 0; round < 5; round++)
        {
            foreach (Tag value in values)
                metrics.IncrementCounter(Name, value);
        }

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Value(Name, ("v", "1")), Is.EqualTo(15), "1, 1.0 and the text");
            Assert.That(snapshot.Value(Name, ("v", "2")), Is.EqualTo(5));
            Assert.That(snapshot.Value(Name, ("v", "true")), Is.EqualTo(5));
            Assert.That(snapshot.Value(Name, ("v", "false")), Is.EqualTo(5));
            Assert.That(snapshot.Value(Name, ("v", "5E-324")), Is.EqualTo(5));
            Assert.That(snapshot.Value(Name), Is.EqualTo(5));
        });
    }

    [Test]
    public void Moved_strings_are_found_by_content()
    {
        using var metrics = StreamingMetrics.Create();
        string[] values = [.. Enumerable.Range(0, 500).Select(number => $"value {number}")];
        const int Rounds = 20;
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string value in values)
                metrics.IncrementCounter(Name, ("v", value));

            // Garbage between the strings makes compacting move them.
            _ = Enumerable.Range(0, 1_000).Select(number => new byte[number]).ToArray();
            GC.Collect(round % 3, GCCollectionMode.Forced, blocking: true, compacting: true);
        }

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Find(Name)!.Series.ToArray().Select(point => point.Labels.Find("v")), Is.EqualTo(values));
        Assert.That(snapshot.Find(Name)!.Series.ToArray().Select(point => point.Value), Is.All.EqualTo(Rounds));
    }

    // All entries in a handful of sets, under a handful of marks, overwritten all the time: whatever is found is what was asked for.
    [Test]
    public void Under_load_no_entry_leads_to_another_series()
    {
        const int Threads = 8;
        const int SeriesCount = 64;
        int operations = FullSize.Or(2_000_000, 100_000);
        using var metrics = StreamingMetrics.Create();
        var cache = new ReferenceCache(ReferenceCache.MinEntries);
        Counter[] counters = [metrics.CreateCounter("one_total"), metrics.CreateCounter("two_total")];
        (Tag[] Tags, CounterSeries Series)[] all = [.. Enumerable.Range(0, SeriesCount).Select(number =>
        {
            Tag[] tags = [.. Enumerable.Range(0, number % 4).Select(tag => tag == 1 ? new Tag($"t{tag}", number) : new Tag($"t{tag}", $"value {number}"))];
            return (tags, counters[number % 2].WithTags(tags));
        })];
        ulong[] hashes = [0x1234_5678_0000_0010, 0x1234_5678_0000_0014, 0x9999_5678_0000_0010, 0x1234_5679_0000_0010];
        long found = 0;
        Together.Run(Threads, thread =>
        {
            var random = new Random(thread);
            long mine = 0;
            for (int operation = 0; operation < operations; operation++)
            {
                (Tag[] tags, CounterSeries series) = all[random.Next(SeriesCount)];
                ulong hash = hashes[random.Next(hashes.Length)];
                if (operation % 4 == 0)
                {
                    cache.Offer(hash, series, series.Name, tags);
                    cache.Offer(hash, series, series.Name, tags);
                }
                else if (operation % 10_007 == 0)
                {
                    cache.Clear();
                }
                else if (Find(cache, hash, series.Name, tags) is { } hit)
                {
                    if (!ReferenceEquals(hit, series))
                        throw new InvalidOperationException($"{hit.Name}{hit.Labels} instead of {series.Name}{series.Labels}");
                    mine++;
                }
            }

            Interlocked.Add(ref found, mine);
        });
        Assert.That(found, Is.GreaterThan(operations / 100), "the test finds entries");
    }

    [Test]
    public void A_cleared_cache_holds_nothing()
    {
        using var metrics = StreamingMetrics.Create();
        var cache = new ReferenceCache(ReferenceCache.MinEntries);
        WeakReference[] held = Offer(cache, metrics.CreateCounter(Name));
        GC.Collect();
        Assert.That(held.Count(reference => reference.IsAlive), Is.GreaterThan(held.Length / 2), "the cache holds them until then");
        cache.Clear();
        GC.Collect();
        Assert.That(held.Count(reference => reference.IsAlive), Is.Zero);
    }

    // Literals, which no collection moves.
    private static Tag[] Tags { get; } = [("a", "xxx"), ("b", 42), ("c", "yyy")];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Offer(ReferenceCache cache, Counter counter)
    {
        var held = new List<WeakReference>();
        for (int number = 0; number < 10; number++)
        {
            string value = new('v', number + 1);
            Tag[] tags = [("t", value)];
            CounterSeries series = counter.WithTags(("t", "one and the same"));
            ulong hash = Hash(Name, tags);
            cache.Offer(hash, series, Name, tags);
            cache.Offer(hash, series, Name, tags);
            held.Add(new WeakReference(value));
        }

        return [.. held];
    }

    private static ulong Hash(string name, Tag[] tags) => tags.Length switch
    {
        0 => ReferenceCache.Hash(name),
        1 => ReferenceCache.Hash(name, tags[0]),
        2 => ReferenceCache.Hash(name, tags[0], tags[1]),
        _ => ReferenceCache.Hash(name, tags[0], tags[1], tags[2]),
    };

    private static Series? Find(ReferenceCache cache, string name, Tag[] tags) => Find(cache, Hash(name, tags), name, tags);

    private static Series? Find(ReferenceCache cache, ulong hash, string name, Tag[] tags) => tags.Length switch
    {
        0 => cache.Find(hash, name),
        1 => cache.Find(hash, name, tags[0]),
        2 => cache.Find(hash, name, tags[0], tags[1]),
        _ => cache.Find(hash, name, tags[0], tags[1], tags[2]),
    };
}
