namespace Instrumentation.Budgets;

public sealed class MeasuredTimeTests
{
    [Test]
    public void Nothing_measured_covers_nothing()
    {
        var time = new MeasuredTime();
        Assert.That((time.Coverage(0, 100), time.Since, time.Until), Is.EqualTo((0m, long.MaxValue, long.MinValue)));
        time.Measured(100, 200);
        Assert.That((time.Since, time.Until, time.Coverage(100, 100), time.Coverage(200, 100)), Is.EqualTo((100L, 200L, 0m, 0m)));
    }

    [Test]
    public void What_lies_before_the_first_between_two_and_after_the_last_measurement_is_not_covered()
    {
        var time = new MeasuredTime();
        time.Measured(100, 200);
        time.Measured(200, 300);
        Assert.That(time.Gaps, Is.Empty, "they touch");
        time.Measured(250, 280);
        Assert.That((time.Until, time.Gaps.Count), Is.EqualTo((300L, 0)), "what was measured before changes nothing");
        time.Measured(400, 500);
        Assert.That(time.Gaps, Is.EqualTo([(300L, 400L)]));
        Assert.That(time.Coverage(100, 500), Is.EqualTo(0.75m));
        Assert.That(time.Coverage(0, 1000), Is.EqualTo(0.3m));
        Assert.That(time.Coverage(300, 400), Is.Zero);
        Assert.That(time.Coverage(350, 450), Is.EqualTo(0.5m));
        Assert.That(time.Coverage(0, 50), Is.Zero);
        Assert.That(time.Coverage(600, 700), Is.Zero);
    }

    [Test]
    public void Of_more_gaps_than_are_kept_the_two_with_the_least_between_them_become_one()
    {
        var time = new MeasuredTime();
        time.Measured(0, 10);
        long until = 10;
        for (int gap = 0; gap < BudgetConstants.MaxGaps; gap++)
        {
            // Between the gaps 7 and 8 least was measured.
            long length = gap == 7 ? 1 : 10 + gap;
            time.Measured(until + 5, until + 5 + length);
            until += 5 + length;
        }

        Assert.That(time.Gaps, Has.Count.EqualTo(BudgetConstants.MaxGaps));
        (long From, long To)[] before = [.. time.Gaps];
        time.Measured(until + 5, until + 50);
        Assert.That(time.Gaps, Is.EqualTo([.. before[..7], (before[7].From, before[8].To), .. before[9..], (until, until + 5)]));
    }

    [Test]
    public void A_copy_is_taken_whole()
    {
        var time = new MeasuredTime();
        time.Measured(0, 5);
        time.Measured(7, 9);
        time.Restore(100, 200, [(120, 140)]);
        Assert.That((time.Since, time.Until), Is.EqualTo((100L, 200L)));
        Assert.That(time.Gaps, Is.EqualTo([(120L, 140L)]));
        Assert.That(time.Bytes, Is.GreaterThanOrEqualTo(16).And.LessThanOrEqualTo(64 * BudgetConstants.MaxGaps));
    }
}
