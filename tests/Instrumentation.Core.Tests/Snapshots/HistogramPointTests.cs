namespace Instrumentation;

public sealed class HistogramPointTests
{
    [FsCheck.NUnit.Property]
    public bool Exemplars_are_in_ascending_order(FsCheck.NormalFloat[] values)
    {
        var point = new HistogramPoint();
        for (int round = 0; round < 2; round++)
        {
            point.ClearExemplars();
            foreach (FsCheck.NormalFloat value in values)
                point.AddExemplar(new Exemplar(value.Get, default, null, null));
        }

        return point.Exemplars.ToArray().Select(exemplar => exemplar.Value).SequenceEqual(values.Select(value => value.Get).Order());
    }

    [Test]
    public void Prepared_buckets_are_zero_whatever_was_there()
    {
        var point = new HistogramPoint();
        foreach (int count in (int[])[5, 3, 10, 0, 7])
        {
            Assert.That(point.PrepareBuckets(count).ToArray(), Is.All.Zero);
            point.Buckets.Fill(9);
            Assert.That(point.BucketCounts.Length, Is.EqualTo(count));
            point.PrepareNegative(count).Fill(8);
            Assert.That(point.NegativeCounts.ToArray(), Is.EqualTo(Enumerable.Repeat(8, count)));
        }
    }
}
