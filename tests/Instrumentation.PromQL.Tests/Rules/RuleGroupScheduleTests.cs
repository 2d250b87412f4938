using FsCheck;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.Rules;

public sealed class RuleGroupScheduleTests
{
    [Test]
    public void A_group_is_due_at_the_first_tick_at_or_after_its_interval()
    {
        var schedule = new RuleGroupSchedule(TimeSpan.FromSeconds(10));
        int[] due = [.. Enumerable.Range(0, 8).Select(tick => tick * 7).Where(second => schedule.IsDue(second * 1000L))];
        Assert.That(due, Is.EqualTo([0, 14, 21, 35, 42]));
        Assert.That(schedule.Missed, Is.Zero);
    }

    [Test]
    public void Times_without_a_tick_are_missed_and_never_made_up_for()
    {
        var schedule = new RuleGroupSchedule(TimeSpan.FromSeconds(10));
        Assert.That(schedule.IsDue(5_000), Is.True);
        Assert.That(schedule.IsDue(47_000), Is.True);
        Assert.That(schedule.IsDue(48_000), Is.False);
        Assert.That(schedule.IsDue(20_000), Is.False);
        Assert.That(schedule.Missed, Is.EqualTo(3));
        Assert.That(() => new RuleGroupSchedule(TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Property]
    public bool Every_interval_is_either_due_or_missed(PositiveInt interval, NonNegativeInt[] steps)
    {
        var schedule = new RuleGroupSchedule(TimeSpan.FromMilliseconds(interval.Get));
        long tick = -1_000;
        long due = schedule.IsDue(tick) ? 1 : 0;
        foreach (NonNegativeInt step in steps)
            due += schedule.IsDue(tick += step.Get) ? 1 : 0;
        long slots = Slot(tick) - Slot(-1_000) + 1;
        return due + schedule.Missed == slots;

        long Slot(long time) => (long)Math.Floor(time / (double)interval.Get);
    }
}
