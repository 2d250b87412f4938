using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

public partial class NativeHistogramTests
{
    [FsCheck.NUnit.Property]
    public Property Counters_that_only_grow_were_not_reset() => Prop.ForAll(
        RandomHistograms.Alike(),
        three =>
        {
            NativeHistogram later = three.First.Plus(three.Second);
            return !later.DetectReset(three.First);
        });

    [Test]
    public void A_hint_that_says_something_decides()
    {
        Assert.That(Given.Positive(5).WithResetHint(CounterResetHint.Reset).DetectReset(Given.Positive(1)), Is.True);
        Assert.That(Given.Positive(1).WithResetHint(CounterResetHint.NotReset).DetectReset(Given.Positive(5)), Is.False);
        Assert.That(Given.Positive(1).WithResetHint(CounterResetHint.Gauge).DetectReset(Given.Positive(5)), Is.True);
    }

    [Test]
    public void A_bucket_that_fell_or_went_away_is_a_reset()
    {
        Assert.That(Given.Positive(3, 1).DetectReset(Given.Positive(1, 2)), Is.True);
        Assert.That(Given.Positive(9).DetectReset(Given.Positive(1, 2)), Is.True);
        Assert.That(Given.Negative(9).DetectReset(Given.Negative(1, 2)), Is.True);
        Assert.That(Given.Positive(1, 2, 3).DetectReset(Given.Positive(1, 2)), Is.False);
        Assert.That(Given.Positive(5).DetectReset(Given.Positive(0, 0)), Is.False);
    }

    [Test]
    public void Finer_buckets_are_a_reset_and_coarser_ones_are_not()
    {
        var fine = new NativeHistogram { Schema = 1, Count = 3, Positive = Given.Side(1, 1, 2) };
        Assert.That(fine.DetectReset(Given.Positive(0, 3)), Is.True);
        Assert.That(Given.Positive(0, 3).DetectReset(fine), Is.False);
        Assert.That(Given.Positive(0, 2, 1).DetectReset(fine), Is.True);
    }

    [Test]
    public void A_narrower_zero_bucket_is_a_reset_and_so_is_one_that_cuts_a_populated_bucket()
    {
        Assert.That(Given.Positive(5).DetectReset(new NativeHistogram { ZeroThreshold = 0.1 }), Is.True);
        Assert.That(new NativeHistogram { Count = 5, ZeroCount = 5, ZeroThreshold = 0.75 }.DetectReset(Given.Positive(1)), Is.True);
        Assert.That(new NativeHistogram { Count = 5, ZeroCount = 5, ZeroThreshold = 1 }.DetectReset(Given.Positive(1)), Is.False);
        Assert.That(new NativeHistogram { Count = 5, ZeroCount = 0, ZeroThreshold = 1 }.DetectReset(Given.Positive(1)), Is.True);
    }

    [Test]
    public void Other_custom_bounds_are_compared_by_the_shared_ones()
    {
        Assert.That(Given.Custom([1, 2], 1, 1, 1).DetectReset(Given.Custom([2], 2, 0)), Is.False);
        Assert.That(Given.Custom([1, 2], 1, 0, 5).DetectReset(Given.Custom([2], 2, 0)), Is.True);
        Assert.That(Given.Custom([1], 5).DetectReset(Given.Positive(1)), Is.True);
    }
}
