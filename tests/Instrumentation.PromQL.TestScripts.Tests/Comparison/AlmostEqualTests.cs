using Instrumentation.Reading;

namespace Instrumentation.TestScripts.Comparison;

public class AlmostEqualTests
{
    [TestCase(1, 1.0000019, true)]
    [TestCase(1, 1.0000021, false)]
    [TestCase(1e300, -1e300, false)]
    [TestCase(0, 1e-320, true)]
    [TestCase(0, 1e-313, false)]
    [TestCase(0, 0, true)]
    [TestCase(double.NaN, double.NaN, true)]
    [TestCase(double.NaN, 1, false)]
    [TestCase(double.PositiveInfinity, double.PositiveInfinity, true)]
    [TestCase(double.PositiveInfinity, double.NegativeInfinity, false)]
    [TestCase(double.PositiveInfinity, 1, false)]
    public void Numbers_may_differ_by_a_millionth_of_their_sum(double left, double right, bool areEqual)
    {
        Assert.That(AlmostEqual.Numbers(left, right), Is.EqualTo(areEqual));
        Assert.That(AlmostEqual.Numbers(right, left), Is.EqualTo(areEqual));
    }

    [Test]
    public void The_stale_marker_is_no_other_NaN()
    {
        Assert.That(AlmostEqual.Numbers(StaleMarker.Value, StaleMarker.Value), Is.True);
        Assert.That(AlmostEqual.Numbers(StaleMarker.Value, double.NaN), Is.False);
    }
}
