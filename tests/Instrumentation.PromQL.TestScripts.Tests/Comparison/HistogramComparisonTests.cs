using Instrumentation.RuleTests;

namespace Instrumentation.TestScripts.Comparison;

public class HistogramComparisonTests
{
    [TestCase("{{count:3 buckets:[1 2]}}", "{{count:3 buckets:[1 2 0]}}", true)]
    [TestCase("{{count:3 buckets:[1 2]}}", "{{count:3.000001 buckets:[1 2]}}", true)]
    [TestCase("{{count:3 buckets:[1 2]}}", "{{count:3 offset:1 buckets:[1 2]}}", false)]
    [TestCase("{{count:3 buckets:[1 2]}}", "{{count:3 buckets:[1 2.1]}}", false)]
    [TestCase("{{z_bucket_w:0.1}}", "{{z_bucket_w:0.10000000001}}", false)]
    [TestCase("{{schema:-53 custom_values:[1]}}", "{{schema:-53 custom_values:[2]}}", false)]
    [TestCase("{{sum:1}}", "{{schema:1 sum:1}}", false)]
    [TestCase("{{n_buckets:[1]}}", "{{buckets:[1]}}", false)]
    [TestCase("{{counter_reset_hint:gauge}}", "{{}}", true)]
    public void Histograms_are_compared_without_empty_buckets(string expected, string actual, bool areEqual) =>
        Assert.That(HistogramComparison.AreEqual(HistogramNotation.Parse(expected), HistogramNotation.Parse(actual), withResetHint: false), Is.EqualTo(areEqual));

    [Test]
    public void Reset_hints_are_compared_when_wanted() =>
        Assert.That(HistogramComparison.AreEqual(HistogramNotation.Parse("{{counter_reset_hint:gauge}}"), HistogramNotation.Parse("{{}}"), withResetHint: true), Is.False);
}
