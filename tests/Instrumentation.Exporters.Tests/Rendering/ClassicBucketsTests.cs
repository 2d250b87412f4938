using Instrumentation.Exporters.Tests.Formats;
using Instrumentation.Rendering;

namespace Instrumentation.Exporters.Tests.Rendering;

public sealed class ClassicBucketsTests
{
    [Test]
    public void Buckets_of_both_signs_and_zero_ascend_and_accumulate()
    {
        // Scale 0: bucket i holds (2^i, 2^(i+1)], by magnitude where negative.
        ClassicBuckets buckets = Fill(new() { Scale = 0, NegativeOffset = -1, Negative = [1, 2], Zero = 4, PositiveOffset = 1, Positive = [8, 0, 16] });
        Assert.That(buckets.UpperBounds.ToArray(), Is.EqualTo(new[] { -1, -0.5, 0, 4, 8, 16 }));
        Assert.That(buckets.CumulativeCounts.ToArray(), Is.EqualTo(new long[] { 2, 3, 7, 15, 15, 31 }));
    }

    [TestCase(-4, -1, 1.52587890625e-05)]
    [TestCase(-1, 1, 4)]
    [TestCase(0, 10, 1024)]
    [TestCase(1, 1, 1.4142135623730951)]
    [TestCase(3, 8, 2)]
    [TestCase(3, -8, 0.5)]
    [TestCase(8, 256, 2)]
    [TestCase(8, -256 * 1074, 5e-324)]
    public void A_bound_is_the_base_to_the_index(int scale, int index, double expected) => Assert.That(ClassicBuckets.LowerBound(scale, index), Is.EqualTo(expected));

    [Test]
    public void Without_zeros_there_is_no_zero_bucket() => Assert.That(Fill(new() { Positive = [1] }).UpperBounds.ToArray(), Is.EqualTo(new[] { 2.0 }));

    [Test]
    public void An_empty_histogram_has_no_bucket_but_infinity() => Assert.That(Fill(new()).Count, Is.Zero);

    [Test]
    public void As_many_as_fit_are_not_merged() =>
        Assert.That(Fill(new() { Scale = 3, Positive = Ones(159) }).Count, Is.EqualTo(159));

    [Test]
    public void More_than_fit_are_merged_in_pairs()
    {
        // 160 positive buckets and +Inf are one too many; at the next scale, 80 remain.
        ClassicBuckets buckets = Fill(new() { Scale = 3, Positive = Ones(160) });
        Assert.That(buckets.Count, Is.EqualTo(80));
        Assert.That(buckets.UpperBounds.ToArray(), Is.EqualTo(Enumerable.Range(1, 80).Select(i => Math.Pow(2, i / 4.0))).Within(1e-14).Percent);
        Assert.That(buckets.CumulativeCounts.ToArray(), Is.EqualTo(Enumerable.Range(1, 80).Select(i => 2L * i)));
    }

    [Test]
    public void Both_signs_and_zero_count_for_the_limit()
    {
        // 80 + 1 + 79 and +Inf.
        Assert.That(Fill(new() { Scale = 2, Negative = Ones(80), Zero = 1, Positive = Ones(79) }).Count, Is.EqualTo(40 + 1 + 40));
        Assert.That(Fill(new() { Scale = 2, Negative = Ones(79), Zero = 1, Positive = Ones(79) }).Count, Is.EqualTo(79 + 1 + 79));
    }

    [Test]
    public void Bounds_beyond_the_range_of_a_double_are_those_of_infinity_and_zero()
    {
        ClassicBuckets high = Fill(new() { Scale = 0, PositiveOffset = 1022, Positive = [1, 1] });
        Assert.That(high.UpperBounds.ToArray(), Is.EqualTo(new[] { Math.ScaleB(1, 1023) }));
        ClassicBuckets low = Fill(new() { Scale = 0, NegativeOffset = -1076, Negative = [1, 1, 1], Zero = 1 });
        Assert.That(low.UpperBounds.ToArray(), Is.EqualTo(new[] { -double.Epsilon, 0 }));
        Assert.That(low.CumulativeCounts.ToArray(), Is.EqualTo(new long[] { 1, 4 }));
    }

    [FsCheck.NUnit.Property]
    public void The_bounds_of_what_is_merged_are_among_the_bounds_before(byte offset, ushort length)
    {
        int count = 160 + (length % 300);
        double[] merged = Fill(new() { Scale = 5, PositiveOffset = offset - 128, Positive = Ones(count) }).UpperBounds.ToArray();
        double[] all = [.. Enumerable.Range(offset - 128 + 1, count + 16).Select(index => ClassicBuckets.LowerBound(5, index))];
        Assert.That(merged, Has.Length.LessThan(ClassicBuckets.MaxBuckets).And.SubsetOf(all).And.Ordered);
    }

    private static long[] Ones(int count) => [.. Enumerable.Repeat(1L, count)];

    private static ClassicBuckets Fill(FixedSource.Exponential data)
    {
        var source = new FixedSource();
        source.Histogram("any").Exponential(data);
        var snapshot = new MetricSnapshot();
        source.Collect(snapshot);
        var buckets = new ClassicBuckets();
        buckets.Fill(snapshot.Families[0].Series[0].Histogram!);
        return buckets;
    }
}
