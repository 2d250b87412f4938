namespace Instrumentation.Histograms;

public partial class NativeHistogramTests
{
    [Test]
    public void Buckets_come_from_the_lowest_to_the_highest_and_back()
    {
        var histogram = new NativeHistogram { ZeroThreshold = 0.25, ZeroCount = 1, Positive = Given.Side(0, 2, 3), Negative = Given.Side(0, 4, 5) };
        string[] rising = [.. histogram.RisingBuckets().Select(bucket => bucket.ToString())];
        Assert.That(rising, Is.EqualTo(new[] { "[-2,-1):5", "[-1,-0.5):4", "[-0.25,0.25]:1", "(0.5,1]:2", "(1,2]:3" }));
        Assert.That(histogram.FallingBuckets().Select(bucket => bucket.ToString()), Is.EqualTo(rising.Reverse()));
    }

    [Test]
    public void No_bucket_reaches_into_the_zero_bucket()
    {
        var histogram = new NativeHistogram { ZeroThreshold = 0.75, Positive = Given.Side(0, 2), Negative = Given.Side(0, 4) };
        Assert.That(histogram.RisingBuckets().Select(bucket => bucket.ToString()), Is.EqualTo(new[] { "[-1,-0.75):4", "(0.75,1]:2" }));
    }

    [Test]
    public void Custom_buckets_reach_from_minus_infinity_to_infinity() => Assert.That(
        Given.Custom([-1, 2], 1, 2, 3).RisingBuckets().Select(bucket => bucket.ToString()),
        Is.EqualTo(new[] { "[-Inf,-1]:1", "(-1,2]:2", "(2,+Inf]:3" }));

    [Test]
    public void The_text_names_count_sum_and_populated_buckets()
    {
        var histogram = new NativeHistogram { Count = 6, Sum = 1.5, ZeroThreshold = 0.25, ZeroCount = 1, Positive = Given.Side(0, 2, 0, 1), Negative = Given.Side(1, 2) };
        Assert.That(histogram.ToString(), Is.EqualTo("{count:6, sum:1.5, [-2,-1):2, [-0.25,0.25]:1, (0.5,1]:2, (2,4]:1}"));
    }
}
