using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

public class NativeHistogramSumTests
{
    [FsCheck.NUnit.Property]
    public Property A_sum_of_whole_counts_is_that_of_plain_addition() => Prop.ForAll(
        RandomHistograms.Alike(),
        three => Sum(three.First, three.Second, three.Third).ToHistogram().Compact().Equals(three.First.Plus(three.Second).Plus(three.Third).Compact()));

    [Test]
    public void Small_numbers_survive_beside_large_ones()
    {
        NativeHistogramSum sum = Sum(Of(1, 1e100), Of(1, 3), Of(1, -1e100), Of(1, 4));
        Assert.That(sum.ToHistogram().Sum, Is.EqualTo(7));
        Assert.That(sum.ToHistogram().PositiveBuckets, Is.EqualTo(new double[] { 7 }));
        Assert.That(sum.Count, Is.EqualTo(4));
    }

    [Test]
    public void Reset_hints_collide_wherever_they_stand()
    {
        NativeHistogramSum sum = Sum(
            Given.Positive(1).WithResetHint(CounterResetHint.Gauge), Given.Positive(1).WithResetHint(CounterResetHint.Reset), Given.Positive(1).WithResetHint(CounterResetHint.NotReset));
        Assert.That(sum.Notes, Is.EqualTo(HistogramNotes.ResetHintsCollided));
        Assert.That(sum.ToHistogram().ResetHint, Is.EqualTo(CounterResetHint.Gauge));
        Assert.That(Sum(Given.Positive(1), Given.Positive(1).WithResetHint(CounterResetHint.Reset)).Notes, Is.EqualTo(HistogramNotes.None));
    }

    [Test]
    public void Custom_bounds_are_reconciled()
    {
        NativeHistogramSum sum = Sum(Given.Custom([1, 2], 1, 2, 3), Given.Custom([2], 4, 5), Given.Custom([2, 3], 1, 1, 1));
        Assert.That(sum.Notes, Is.EqualTo(HistogramNotes.BoundsReconciled));
        Assert.That(sum.ToHistogram(), Is.EqualTo(Given.Custom([2], 8, 10)));
    }

    [Test]
    public void What_cannot_be_added_leaves_the_sum_as_it_was()
    {
        NativeHistogramSum sum = Sum(Given.Positive(1));
        Assert.That(sum.TryAdd(Given.Custom([1], 1)), Is.False);
        Assert.That(sum.ToHistogram(), Is.EqualTo(Given.Positive(1)));
        Assert.That(sum.Count, Is.EqualTo(1));
    }

    [Test]
    public void There_is_no_sum_of_nothing() => Assert.That(() => new NativeHistogramSum().ToHistogram(), Throws.InvalidOperationException);

    private static NativeHistogram Of(double count, double sum) => new() { Count = count, Sum = sum, Positive = Given.Side(0, sum) };

    private static NativeHistogramSum Sum(params NativeHistogram[] histograms)
    {
        var sum = new NativeHistogramSum();
        foreach (NativeHistogram histogram in histograms)
            Assert.That(sum.TryAdd(histogram), Is.True);
        return sum;
    }
}
