namespace Instrumentation.Syntax;

public sealed class PromqlTreeTests
{
    private static readonly PromqlExpression Tree = PromqlParser.Parse("topk(5, -(a)) + max_over_time(rate(b[5m])[1h:]) / time()");

    [Test]
    public void Nodes_come_before_their_parts_in_the_order_written() =>
        Assert.That(PromqlTree.Descendants(Tree).Select(node => node.ToString()), Is.EqualTo(new[]
        {
            Tree.ToString(), "topk(5, -(a))", "5", "-(a)", "(a)", "a", "max_over_time(rate(b[5m])[1h:]) / time()",
            "max_over_time(rate(b[5m])[1h:])", "rate(b[5m])[1h:]", "rate(b[5m])", "b[5m]", "b", "time()",
        }));

    [Test]
    public void Parts_are_replaced_before_the_node_that_holds_them()
    {
        var seen = new List<string>();
        PromqlExpression renamed = PromqlTree.Rewrite(Tree, node =>
        {
            seen.Add(node.ToString());
            return node is VectorSelector selector ? (VectorSelector)PromqlParser.Parse($"x_{selector.MetricName}") : node;
        });
        Assert.That(renamed.ToString(), Is.EqualTo("topk(5, -(x_a)) + max_over_time(rate(x_b[5m])[1h:]) / time()"));
        Assert.That(seen.Take(5), Is.EqualTo(new[] { "5", "a", "(x_a)", "-(x_a)", "topk(5, -(x_a))" }));
        Assert.That(seen, Has.Count.EqualTo(PromqlTree.Descendants(Tree).Count()));
    }

    [Test]
    public void What_is_not_replaced_stays_the_same() => Assert.That(PromqlTree.Rewrite(Tree, node => node), Is.SameAs(Tree));

    [Test]
    public void A_range_is_of_a_selector_alone() =>
        Assert.That(() => PromqlTree.Rewrite(Tree, node => node is VectorSelector ? new NumberLiteral(1) : node), Throws.InvalidOperationException.With.Message.Contains("no vector selector"));

    [Test]
    public void A_chain_of_any_depth_is_walked()
    {
        PromqlExpression chain = new NumberLiteral(1);
        for (int i = 0; i < 100_000; i++)
            chain = new ParenthesesExpression(chain);
        Assert.That(PromqlTree.Descendants(chain).Count(), Is.EqualTo(100_001));
        Assert.That(() => chain.ToString(), Throws.TypeOf<InsufficientExecutionStackException>());
        Assert.That(() => PromqlTree.Rewrite(chain, node => node), Throws.TypeOf<InsufficientExecutionStackException>());
    }
}
