using Instrumentation.Syntax;

namespace Instrumentation.Rules;

public sealed class FreshDataTests
{
    [TestCase("x > 1", "timestamp(x) > 100")]
    [TestCase("rate(x[5m]) > 1", "count_over_time(x[20s]) >= 2")]
    [TestCase("sum(rate(a[5m])) / sum(b) > 0.1", "count_over_time(a[20s]) >= 2, timestamp(b) > 100")]
    [TestCase("max_over_time((a + b)[1h:1m]) > 0", "timestamp(a) > 100, timestamp(b) > 100")]
    [TestCase("a / a offset 1w > 2", "timestamp(a) > 100")]
    [TestCase("rate(a[5m] @ 7) > 2", "")]
    [TestCase("vector(1)", "")]
    public void Every_selector_of_now_is_to_have_samples_of_after_the_instant(string expression, string conditions) =>
        Assert.That(
            string.Join(", ", FreshData.Of(PromqlParser.Parse(expression), sinceUnixMs: 100_000, nowUnixMs: 120_000)), Is.EqualTo(conditions));
}
