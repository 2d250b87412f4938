using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

public class QueryGeneratorTests
{
    private const int Count = 2_000;

    [Test]
    public void A_seed_gives_the_same_queries_again() => Assert.That(
        Enumerable.Range(0, 100).Select(static number => QueryGenerator.Make(3, number)),
        Is.EqualTo(Enumerable.Range(0, 100).Select(static number => QueryGenerator.Make(3, number))));

    [Test]
    public void Every_query_is_read_back_as_it_was_made()
    {
        foreach (FuzzQuery query in Enumerable.Range(0, Count).Select(static number => QueryGenerator.Make(4, number)))
        {
            PromqlExpression read = PromqlParser.Parse(query.Text, OwnEngine.Prometheus2.Parser);
            Assert.That(read, Is.EqualTo(query.Expression), query.Text);
            Assert.That(read.Type, Is.EqualTo(query.Expression.Type), query.Text);
        }
    }

    [Test]
    public void Times_are_whole_seconds_and_in_order()
    {
        foreach (FuzzQuery query in Enumerable.Range(0, Count).Select(static number => QueryGenerator.Make(5, number)))
        {
            Assert.That((query.StartUnixMs % 1000) + (query.EndUnixMs % 1000) + (query.StepMs % 1000), Is.Zero);
            Assert.That(query.EndUnixMs, Is.GreaterThanOrEqualTo(query.StartUnixMs));
        }
    }

    [Test]
    public void The_peer_is_asked_in_its_own_names() => Assert.That(
        new FuzzQuery(0, PromqlParser.Parse("double_exponential_smoothing(x[1m], 0.1, 0.2)", OwnEngine.Prometheus2.Parser), 0, 0, 0).PeerText,
        Is.EqualTo("holt_winters(x[1m], 0.1, 0.2)"));
}
