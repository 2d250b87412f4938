namespace Instrumentation.Recording;

public sealed class QuantileStoreTests
{
    public enum Order
    {
        Ascending,
        Descending,
        Mixed,
    }

    // One value an octave, from 2^-300 to 2^299: 600 octaves, of which the highest 128 keep their precision whatever came first.
    [Test]
    public void Beyond_128_octaves_only_the_smallest_magnitudes_lose_their_precision([Values] Order order, [Values(1, -1)] int sign)
    {
        const int Octaves = 600;
        double[] ascending = [.. Enumerable.Range(-300, Octaves).Select(octave => Math.ScaleB(1.5, octave))];
        double[] values = [.. ascending];
        if (order == Order.Descending)
            Array.Reverse(values);
        else if (order == Order.Mixed)
            new Random(3).Shuffle(values);
        var sketch = new QuantileSketch();
        foreach (double value in values)
            sketch.Add(sign * value);

        double[] quantiles = [.. Enumerable.Range(0, Octaves).Select(rank => (rank + 0.5) / (Octaves - 1)).Take(Octaves - 1)];
        var estimates = new QuantileValue[quantiles.Length];
        QuantileSketch.Estimate([sketch], quantiles, estimates);
        IEnumerable<double> magnitudes = sign > 0 ? estimates.Select(estimate => estimate.Value) : estimates.Reverse().Select(estimate => -estimate.Value);
        double[] found = [.. magnitudes];
        double[] expected = sign > 0 ? ascending[..^1] : ascending[1..];
        int precise = found.Zip(expected).Reverse().TakeWhile(pair => Math.Abs(pair.First - pair.Second) <= 0.01 * pair.Second).Count();
        Assert.That(precise, Is.GreaterThanOrEqualTo(QuantileStore.MaxPages - 2));

        // The others all count as one value at the lower end of what is kept.
        Assert.That(found[..^(QuantileStore.MaxPages + 1)].Distinct().Count(), Is.EqualTo(1));
        Assert.That(found[0], Is.EqualTo(ascending[^QuantileStore.MaxPages]).Within(50).Percent);
    }

    [Test]
    public void Merging_by_many_threads_loses_no_count()
    {
        const int Threads = 8;
        int each = FullSize.Or(200_000, 20_000);
        for (int repeat = 0; repeat < 3; repeat++)
        {
            var store = new QuantileStore();
            Together.Run(Threads, thread =>
            {
                var random = new Random((repeat * Threads) + thread);
                for (int number = 0; number < each; number++)
                    store.Add(Math.ScaleB(1, random.Next(-1074, 1024)));
            });
            Assert.That(store.Count(), Is.EqualTo(Threads * each));
            int pages = Enumerable.Range(QuantileStore.LowestOctave, QuantileStore.HighestOctave - QuantileStore.LowestOctave + 1).Count(octave => store.Page(octave) is not null);
            Assert.That(pages, Is.LessThanOrEqualTo(QuantileStore.MaxPages));
        }
    }
}
