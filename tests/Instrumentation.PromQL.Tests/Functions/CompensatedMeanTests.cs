namespace Instrumentation.Functions;

public class CompensatedMeanTests
{
    [Test]
    public void The_mean_of_values_whose_sum_overflows_is_finite()
    {
        var mean = default(CompensatedMean);
        for (int index = 0; index < 4; index++)
            mean.Add(double.MaxValue);
        Assert.That(mean.Value, Is.EqualTo(double.MaxValue).Within(2).Ulps);
    }

    [Test]
    public void Before_the_first_value_there_is_no_mean() => Assert.That(default(CompensatedMean).Value, Is.NaN);
}
