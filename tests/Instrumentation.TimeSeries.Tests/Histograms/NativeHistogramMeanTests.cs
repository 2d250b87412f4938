using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

public class NativeHistogramMeanTests
{
    [FsCheck.NUnit.Property]
    public Property A_mean_is_the_sum_over_the_number() => Prop.ForAll(
        RandomHistograms.Alike(),
        three =>
        {
            NativeHistogram mean = Mean(three.First, three.Second, three.Third).ToHistogram();
            NativeHistogram sum = three.First.Plus(three.Second).Plus(three.Third);
            return mean.Compact().Equals(sum.Divide(3).Compact());
        });

    [Test]
    public void A_mean_stays_finite_where_the_sum_does_not()
    {
        NativeHistogram large = new() { Count = double.MaxValue, Sum = 6, Positive = Given.Side(0, double.MaxValue) };
        NativeHistogramMean mean = Mean(large, large, new NativeHistogram { Sum = 3 }, large);
        NativeHistogram value = mean.ToHistogram();
        Assert.That(value.Count, Is.EqualTo(double.MaxValue * 0.75).Within(1e-12).Percent);
        Assert.That(value.PositiveBuckets[0], Is.EqualTo(double.MaxValue * 0.75).Within(1e-12).Percent);
        Assert.That(value.Sum, Is.EqualTo(5.25).Within(1e-12));
        Assert.That(mean.Count, Is.EqualTo(4));
    }

    [Test]
    public void A_mean_may_be_read_while_more_is_added()
    {
        NativeHistogramMean mean = Mean(Given.Positive(2));
        Assert.That(mean.ToHistogram(), Is.EqualTo(Given.Positive(2)));
        mean.TryAdd(Given.Positive(4));
        Assert.That(mean.ToHistogram(), Is.EqualTo(Given.Positive(3)));
    }

    [Test]
    public void Notes_are_those_of_a_sum()
    {
        Assert.That(Mean(Given.Custom([1], 1), Given.Custom([2], 1)).Notes, Is.EqualTo(HistogramNotes.BoundsReconciled));
        Assert.That(
            Mean(Given.Positive(1).WithResetHint(CounterResetHint.Reset), Given.Positive(1).WithResetHint(CounterResetHint.NotReset)).Notes,
            Is.EqualTo(HistogramNotes.ResetHintsCollided));
        Assert.That(Mean(Given.Positive(1)).TryAdd(Given.Custom([1], 1)), Is.False);
    }

    [Test]
    public void There_is_no_mean_of_nothing() => Assert.That(() => new NativeHistogramMean().ToHistogram(), Throws.InvalidOperationException);

    private static NativeHistogramMean Mean(params NativeHistogram[] histograms)
    {
        var mean = new NativeHistogramMean();
        foreach (NativeHistogram histogram in histograms)
            Assert.That(mean.TryAdd(histogram), Is.True);
        return mean;
    }
}
