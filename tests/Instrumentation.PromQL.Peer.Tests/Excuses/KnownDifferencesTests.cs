using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.PromqlPeer.Generation;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Excuses;

public class KnownDifferencesTests
{
    [TestCase("stddev(edge)", "variance of what is not finite")]
    [TestCase("stdvar_over_time(ln(balance)[5m:])", "variance of what is not finite")]
    [TestCase("avg(edge)", "mean of what is not finite")]
    [TestCase("floor(avg(memory_bytes))", "compensated sums")]
    [TestCase("sum(memory_bytes) == 3", "compensated sums")]
    [TestCase("rate(requests_total[5m:])", "zero of what is no counter")]
    [TestCase("increase(memory_bytes[5m])", "zero of what is no counter")]
    [TestCase("histogram_fraction(0, 1, latency_seconds_bucket)", "fraction of a classic histogram")]
    [TestCase("avg_over_time(sgn(memory_bytes)[5m:])", "sums of both signs")]
    [TestCase("stddev(timestamp(share))", "variance of times")]
    public void An_excuse_applies_to_what_shows_it(string expression, string name) =>
        Assert.That(KnownDifferences.All.FirstOrDefault(excuse => excuse.Applies(Query(expression)))?.Name, Is.EqualTo(name));

    [TestCase("memory_bytes")]
    [TestCase("rate(requests_total[5m])")]
    [TestCase("stddev by (job) (memory_bytes)")]
    [TestCase("sum by (job) (avg_over_time(requests_total[5m]))")]
    [TestCase("histogram_quantile(0.9, rate(latency_seconds_bucket[5m]))")]
    [TestCase("histogram_fraction(0, 1, size_bytes)")]
    [TestCase("quantile(0.9, edge)")]
    public void No_excuse_applies_to_the_rest(string expression) =>
        Assert.That(KnownDifferences.All.Where(excuse => excuse.Applies(Query(expression))), Is.Empty);

    private static FuzzQuery Query(string expression) => new(0, PromqlParser.Parse(expression, OwnEngine.Prometheus2.Parser), 0, 0, 0);
}
