using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Histograms;

public partial class NativeHistogramTests
{
    [FsCheck.NUnit.Property]
    public Property Addition_is_commutative() => Prop.ForAll(
        RandomHistograms.Alike(),
        three => three.First.Plus(three.Second).Compact().Equals(three.Second.Plus(three.First).Compact()));

    [FsCheck.NUnit.Property]
    public Property Addition_of_whole_counts_is_associative_but_for_zero_buckets_of_different_width() => Prop.ForAll(
        RandomHistograms.Alike(),
        three =>
        {
            NativeHistogram left = three.First.Plus(three.Second).Plus(three.Third).Compact();
            NativeHistogram right = three.First.Plus(three.Second.Plus(three.Third)).Compact();
            return left.ZeroThreshold != right.ZeroThreshold || left.Equals(right);
        });

    [FsCheck.NUnit.Property]
    public Property A_sum_counts_every_observation_once() => Prop.ForAll(
        RandomHistograms.Alike(),
        three =>
        {
            NativeHistogram sum = three.First.Plus(three.Second);
            return sum.Count == three.First.Count + three.Second.Count && RandomHistograms.Total(sum).Count == sum.Count && sum.Validate().Count == 0;
        });

    [FsCheck.NUnit.Property]
    public Property Subtracting_what_was_added_leaves_the_counts_of_before() => Prop.ForAll(
        RandomHistograms.Alike(),
        three =>
        {
            NativeHistogram sum = three.First.Plus(three.Second);
            NativeHistogram aligned = NativeHistogram.Align(three.First, sum).Left;
            return sum.Minus(three.Second).Compact().Equals(aligned.Compact());
        });

    [Test]
    public void A_sum_has_the_coarser_schema()
    {
        var fine = new NativeHistogram { Schema = 1, Count = 6, Positive = Given.Side(1, 1, 2, 3) };
        NativeHistogram sum = Given.Positive(1, 1, 1).Plus(fine);
        Assert.That(sum, Is.EqualTo(Given.Positive(1, 4, 4)));
        Assert.That(fine.Plus(Given.Positive(1, 1, 1)), Is.EqualTo(sum));
    }

    [Test]
    public void A_narrower_zero_bucket_takes_in_the_buckets_that_the_wider_one_covers()
    {
        var wide = new NativeHistogram { ZeroThreshold = 2, ZeroCount = 1, Count = 1 };
        NativeHistogram sum = Given.Positive(1, 2, 4).Plus(wide);
        Assert.That(sum, Is.EqualTo(new NativeHistogram { ZeroThreshold = 2, ZeroCount = 4, Count = 8, Positive = Given.Side(2, 4) }));
    }

    [Test]
    public void A_zero_bucket_that_would_cut_a_populated_bucket_takes_all_of_it()
    {
        var wide = new NativeHistogram { ZeroThreshold = 1.5, ZeroCount = 1, Count = 1 };
        NativeHistogram sum = Given.Positive(1, 2, 4).Plus(wide);
        Assert.That(sum.ZeroThreshold, Is.EqualTo(2));
        Assert.That(sum.ZeroCount, Is.EqualTo(4));
    }

    [Test]
    public void Custom_buckets_of_different_bounds_keep_the_shared_bounds()
    {
        NativeHistogram left = Given.Custom([1, 2, 4], 1, 2, 3, 4);
        NativeHistogram right = Given.Custom([2, 3, 4], 10, 20, 30, 40);
        Assert.That(left.TryAdd(right, out NativeHistogram? sum, out HistogramNotes notes), Is.True);
        Assert.That(sum, Is.EqualTo(Given.Custom([2, 4], 13, 53, 44)));
        Assert.That(notes, Is.EqualTo(HistogramNotes.BoundsReconciled));
    }

    [Test]
    public void Custom_buckets_without_a_shared_bound_fall_into_one()
    {
        NativeHistogram sum = Given.Custom([1], 1, 2).Plus(Given.Custom([2], 4, 8));
        Assert.That(sum, Is.EqualTo(Given.Custom([], 15)));
    }

    [Test]
    public void Custom_and_exponential_buckets_do_not_add()
    {
        Assert.That(Given.Positive(1).TryAdd(Given.Custom([1], 1), out NativeHistogram? sum, out HistogramNotes notes), Is.False);
        Assert.That(sum, Is.Null);
        Assert.That(notes, Is.EqualTo(HistogramNotes.None));
        Assert.That(Given.Custom([1], 1).TrySubtract(Given.Positive(1), out _, out _), Is.False);
    }

    [TestCase(CounterResetHint.NotReset, CounterResetHint.NotReset, CounterResetHint.NotReset, HistogramNotes.None)]
    [TestCase(CounterResetHint.NotReset, CounterResetHint.Reset, CounterResetHint.Unknown, HistogramNotes.ResetHintsCollided)]
    [TestCase(CounterResetHint.Reset, CounterResetHint.NotReset, CounterResetHint.Unknown, HistogramNotes.ResetHintsCollided)]
    [TestCase(CounterResetHint.NotReset, CounterResetHint.Unknown, CounterResetHint.Unknown, HistogramNotes.None)]
    [TestCase(CounterResetHint.Gauge, CounterResetHint.Reset, CounterResetHint.Gauge, HistogramNotes.None)]
    [TestCase(CounterResetHint.Unknown, CounterResetHint.Gauge, CounterResetHint.Gauge, HistogramNotes.None)]
    public void The_hint_of_a_sum_says_what_both_allow(CounterResetHint left, CounterResetHint right, CounterResetHint hint, HistogramNotes notes)
    {
        Given.Positive(1).WithResetHint(left).TryAdd(Given.Positive(1).WithResetHint(right), out NativeHistogram? sum, out HistogramNotes given);
        Assert.That(sum!.ResetHint, Is.EqualTo(hint));
        Assert.That(given, Is.EqualTo(notes));
    }

    [Test]
    public void A_difference_is_a_gauge() => Assert.That(Given.Positive(2).Minus(Given.Positive(1)).ResetHint, Is.EqualTo(CounterResetHint.Gauge));

    [Test]
    public void A_negative_multiple_is_a_gauge_and_a_positive_one_is_not()
    {
        Assert.That(Given.Positive(2).Negate().ToString(), Is.EqualTo("{count:-2, sum:-0, (0.5,1]:-2}"));
        Assert.That(Given.Positive(2).Negate().ResetHint, Is.EqualTo(CounterResetHint.Gauge));
        Assert.That(Given.Positive(2).Divide(-1).ResetHint, Is.EqualTo(CounterResetHint.Gauge));
        Assert.That(Given.Positive(2).Multiply(3).ResetHint, Is.EqualTo(CounterResetHint.Unknown));
    }

    [Test]
    public void Division_by_zero_leaves_no_buckets()
    {
        NativeHistogram quotient = new NativeHistogram { Count = 3, ZeroCount = 1, Sum = -1, Positive = Given.Side(0, 2) }.Divide(0);
        Assert.That(quotient.ToString(), Is.EqualTo("{count:+Inf, sum:-Inf, [-0,0]:+Inf}"));
    }
}
