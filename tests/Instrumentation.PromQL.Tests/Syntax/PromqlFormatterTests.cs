using System.Text;

namespace Instrumentation.Syntax;

public sealed class PromqlFormatterTests
{
    private static readonly string[] Expressions =
    [
        "sum(a)",
        "sum by (job, mode) (rate(node_cpu_seconds_total{mode!=\"idle\"}[5m])) / on (job) group_left () sum by (job) (rate(node_cpu_seconds_total[5m]))",
        "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa > bool on(x,y,z) group_left(p,q) bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) and ccccccccccccccccccccccccccc",
        "histogram_quantile(0.99, sum by (le, job, instance) (rate(http_request_duration_seconds_bucket{job=\"api-server\", instance=~\"host.*\"}[5m])))",
        "topk without (pod, container, namespace) (10, sum_over_time(container_memory_working_set_bytes{container!=\"POD\"}[1h:5m] offset 1d))",
        "label_replace(kube_pod_container_status_restarts_total{namespace=\"production\"}, \"service\", \"$1\", \"pod\", \"(.*)-[a-z0-9]+-[a-z0-9]+\")",
        "-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ^ bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "max_over_time((aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa + bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)[5m:1m] offset 5m) / 3",
        "info(rate(http_server_request_duration_seconds_count{job=\"api\", instance=\"one\"}[5m]), {k8s_cluster_name=~\".+\", host_name=\"x\"})",
    ];

    [Test]
    public void Long_expressions_are_laid_out_over_lines()
    {
        var text = new StringBuilder();
        foreach (string expression in Expressions)
            text.Append(PromqlFormatter.Format(PromqlParser.Parse(expression, PromqlParserOptions.AllExperimental))).Append("\n\n");
        Approved.Verify(text.ToString());
    }

    [Test]
    public void A_node_of_a_hundred_characters_stays_on_its_line()
    {
        string fits = $"a + {new string('b', 96)}";
        Assert.That(PromqlFormatter.Format(PromqlParser.Parse(fits)), Is.EqualTo(fits));
        Assert.That(PromqlFormatter.Format(PromqlParser.Parse(fits + "b")), Is.EqualTo($"  a\n+\n  {new string('b', 97)}"));
    }

    [FsCheck.NUnit.Property(MaxTest = 2_000, Arbitrary = [typeof(RandomPromql)])]
    public bool What_is_laid_out_parses_to_the_same(RandomPromql random)
    {
        PromqlExpression expression = PromqlParser.Parse(random.Text, PromqlParserOptions.AllExperimental);
        string lines = PromqlFormatter.Format(expression);
        return PromqlParser.Parse(lines, PromqlParserOptions.AllExperimental).Equals(expression) && Array.TrueForAll(lines.Split('\n'), line => line == line.TrimEnd());
    }

    [Test]
    public void An_expression_built_by_hand_gets_the_parentheses_that_it_needs()
    {
        PromqlExpression sum = PromqlParser.Parse($"{new string('a', 60)} + {new string('b', 60)}");
        var product = new BinaryExpression(BinaryOperator.Multiply, sum, new UnaryExpression(true, sum));
        Assert.That(PromqlParser.Parse(PromqlFormatter.Format(product)), Is.EqualTo(product));
    }
}
