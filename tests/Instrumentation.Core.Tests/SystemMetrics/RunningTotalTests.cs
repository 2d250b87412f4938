namespace Instrumentation.SystemMetrics;

public sealed class RunningTotalTests
{
    [FsCheck.NUnit.Property]
    public bool The_increments_of_a_growing_total_add_up_to_it(FsCheck.NonNegativeInt[] steps)
    {
        var total = default(RunningTotal);
        double system = 0;
        double counted = 0;
        foreach (FsCheck.NonNegativeInt step in steps)
        {
            system += step.Get;
            counted += total.Advance(system);
        }

        return counted == system;
    }

    [Test]
    public void A_small_step_back_is_not_counted_twice()
    {
        var total = default(RunningTotal);
        Assert.That(new[] { total.Advance(100), total.Advance(99), total.Advance(101) }, Is.EqualTo(new[] { 100.0, 0, 1 }));
    }

    [Test]
    public void What_began_anew_is_counted_from_zero()
    {
        var total = default(RunningTotal);
        Assert.That(new[] { total.Advance(100), total.Advance(5), total.Advance(7) }, Is.EqualTo(new[] { 100.0, 5, 2 }));
    }
}
