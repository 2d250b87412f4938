namespace Instrumentation.Functions;

public class CounterResetsTests
{
    [TestCase(1000, 0, 2000, 0, false, TestName = "Without_a_start_nothing_is_known")]
    [TestCase(1000, 500, 2000, 500, false, TestName = "The_same_start_is_no_reset")]
    [TestCase(1000, 500, 2000, 1500, true, TestName = "A_start_between_the_samples_is_a_reset")]
    [TestCase(1000, 500, 2000, 1000, true, TestName = "A_start_at_the_sample_before_is_a_reset_where_that_one_had_another")]
    [TestCase(1000, 1000, 2000, 1000, false, TestName = "A_first_sample_of_unknown_age_is_no_reset")]
    [TestCase(1000, 500, 2000, 2000, false, TestName = "A_start_at_its_own_sample_says_nothing")]
    [TestCase(1000, 500, 2000, 2500, false, TestName = "A_start_behind_its_own_sample_says_nothing")]
    public void Starts_tell_resets(long previous, long previousStart, long current, long currentStart, bool expected) =>
        Assert.That(CounterResets.StartedBetween(previous, previousStart, current, currentStart), Is.EqualTo(expected));
}
