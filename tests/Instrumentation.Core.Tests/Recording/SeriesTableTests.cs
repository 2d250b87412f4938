using System.Reflection;

namespace Instrumentation.Recording;

/// <summary>The lookup by content, with ordinary values and with values made to collide.</summary>
public sealed class SeriesTableTests
{
    private const int HostileValues = 5_000;

    // The sampled hash sees the length and the first, middle and last four characters; these differ only between those.
    private static string Hostile(int number) => $"head{number % 77:D6}midl{number:D6}tail";

    [Test]
    public void Values_that_collide_in_the_sampled_hash_are_all_found()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = HostileValues });
        Counter counter = metrics.CreateCounter("c_total");
        CounterSeries[] series = [.. Enumerable.Range(0, HostileValues).Select(number => counter.WithTags(("user", Hostile(number)), ("k", "v")))];
        uint[] hashes = [.. series.Select(one => TagHash.Sampled(one.Labels)).Distinct()];
        Assert.That(hashes, Has.Length.EqualTo(1), "the values collide");

        for (int number = 0; number < HostileValues; number++)
        {
            series[number].Add(1);
            metrics.IncrementCounter("c_total", number, ("k", "v"), ("user", Hostile(number)));
        }

        MetricSnapshot snapshot = metrics.Snapshot();
        SeriesPoint[] points = snapshot.Find("c_total")!.Series.ToArray();
        Assert.That(points.Select(point => point.Value), Is.EqualTo(Enumerable.Range(1, HostileValues)));
        Assert.That(points.Select(point => point.Labels.Find("user")), Is.EqualTo(Enumerable.Range(0, HostileValues).Select(Hostile)));
    }

    // At most 8 places of the sampled table are looked at; beyond them the keyed table, half empty, has probes as short as chance makes them.
    // With linear probing at half load the longest of 5,000 is about 30; 200 in a row would be a fault of the hash.
    [Test]
    public void However_values_collide_no_lookup_looks_at_many_places()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = HostileValues });
        Counter counter = metrics.CreateCounter("c_total");
        var table = new SeriesTable(8);
        for (int number = 0; number < HostileValues; number++)
            table = table.With(counter.WithTags(("user", Hostile(number))));

        var sampled = (uint[])Field(table, "_hashes");
        object overflow = Field(table, "_overflow");
        var keyed = (uint[])Field(overflow, "_hashes");
        Assert.That(sampled.Count(hash => hash != 0), Is.EqualTo(8), "the window of the one hash");
        Assert.That(keyed.Count(hash => hash != 0), Is.EqualTo(HostileValues - 8));
        Assert.That(Enumerable.Range(0, keyed.Length).Max(place => keyed[place] == 0 ? 0 : (place - (int)(keyed[place] >> 1)) & (keyed.Length - 1)), Is.LessThan(200));
        Assert.That(keyed.Length, Is.LessThanOrEqualTo(8 * HostileValues));
    }

    [FsCheck.NUnit.Property]
    public bool What_was_entered_is_found_and_nothing_else(string[] names, string[] values)
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        Counter counter = metrics.CreateCounter("c_total");
        var table = new SeriesTable(8);
        var entered = new Dictionary<string, Series>(StringComparer.Ordinal);
        foreach (Tag[] tags in LabelSets(names, values))
        {
            CounterSeries series = counter.WithTags(tags);
            if (series.Labels.Count > 0 && entered.TryAdd(series.Labels.ToString(), series))
                table = table.With(series);
        }

        return table.Count == entered.Count
            && entered.Values.All(series => table.Find([.. series.Labels.AsSpan().ToArray().Reverse().Select(label => new Tag(new string(label.Name), new string(label.Value)))]) == series)
            && entered.Values.All(series => table.Find([.. series.Labels.AsSpan().ToArray().Select(label => new Tag(label.Name, label.Value + "x"))]) == null);
    }

    [Test]
    public void Readers_find_what_is_there_while_a_writer_enters_more()
    {
        int count = FullSize.Or(200_000, 20_000);
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = count });
        int created = 0;
        Together.Run(4, thread =>
        {
            if (thread == 0)
            {
                for (int number = 0; number < count; number++)
                {
                    metrics.CreateCounter("c_total").WithTags(("id", number)).Add(1);
                    Volatile.Write(ref created, number + 1);
                }

                return;
            }

            var random = new Random(thread);
            while (Volatile.Read(ref created) is var known && known < count)
            {
                if (known > 0 && random.Next(known) is var number && metrics.CreateCounter("c_total").WithTags(("id", number)).Labels.Find("id") is var found && found != $"{number}")
                    throw new InvalidOperationException($"{found} instead of {number}");
            }
        });
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Find("c_total")!.Series.Length, Is.EqualTo(count));
        Assert.That(snapshot.Find("c_total")!.Series.ToArray().All(point => point.Value == 1));
    }

    private static IEnumerable<Tag[]> LabelSets(string[] names, string[] values)
    {
        string[] usable = [.. names.Where(name => !string.IsNullOrEmpty(name)).Distinct(StringComparer.Ordinal).Take(5), "fixed"];
        foreach (string value in values)
        {
            for (int length = 1; length <= usable.Length; length++)
                yield return [.. usable.Distinct(StringComparer.Ordinal).Take(length).Select(name => new Tag(name, value))];
        }
    }

    private static object Field(object target, string name)
        => target.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(target)!;
}
