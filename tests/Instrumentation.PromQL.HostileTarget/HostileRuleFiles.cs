using System.Text;
using Instrumentation.Rules;
using Instrumentation.RuleTests;
using Instrumentation.Yaml;

namespace Instrumentation.Hostile;

/// <summary>Rule files and files of rule tests that are nearly right, and such as grow or nest without bound.</summary>
internal static class HostileRuleFiles
{
    private const string Complete = """
        groups:
          - name: "a"
            interval: 30s
            query_offset: 1m
            limit: 10
            labels: { team: x, 'b': "y" }
            rules:
              - record: job:x:rate5m
                expr: sum by (job) (rate(x_total[5m]))
                labels: &l { a: b }
              - alert: High
                expr: |
                  job:x:rate5m > 5
                for: 10m
                keep_firing_for: 1m
                labels: *l
                annotations:
                  summary: '{{ $labels.job }} has {{ $value | humanize }}'
                  description: >-
                    folded
                    text
        """;

    private const string Tests = """
        rule_files: []
        evaluation_interval: 1m
        tests:
          - name: t
            interval: 1m
            input_series: [{ series: 'x_total{job="a"}', values: '0+1x10 _x2 stale {{schema:1 sum:2 count:3 buckets:[1 2]}}x3' }]
            alert_rule_test: [{ eval_time: 5m, alertname: High, exp_alerts: [{ exp_labels: { a: b } }] }]
            promql_expr_test: [{ expr: 'x_total', eval_time: 5m, exp_samples: [{ labels: 'x_total{job="a"}', value: 5 }] }]
        """;

    public static IEnumerable<HostileInput> Mutated(int seed, int count)
    {
        for (int input = 0; input < count; input++)
            yield return Input(YamlMutation.Mutate(input % 3 == 2 ? Tests : Complete, seed + input));
    }

    public static IEnumerable<HostileInput> Shapes()
    {
        yield return Input(Repeat("[", 10_000));
        yield return Input(Repeat("{a: ", 10_000));
        yield return Input(Repeat("- ", 10_000));
        yield return Input(string.Concat(Enumerable.Range(0, 2_000).Select(level => new string(' ', level) + "a:\n")));
        yield return Input("a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 40).Select(level => $"b{level}: &b{level} [*{(level == 0 ? "a" : $"b{level - 1}")}, *{(level == 0 ? "a" : $"b{level - 1}")}]\n")));
        yield return Input("groups: &g [*g]");
        yield return Input("groups:\n" + Repeat("  - { name: a, rules: [] }\n", 100_000));
        yield return Input("groups:\n- name: a\n  rules:\n" + Repeat("  - { record: x, expr: 'sum(' }\n", 20_000));
        yield return Input("groups:\n- name: a\n  rules:\n  - alert: x\n    expr: up\n    labels: {" + string.Concat(Enumerable.Range(0, 50_000).Select(number => $"l{number}: x, ")) + "}\n");
        yield return Input("groups:\n- name: " + new string('a', 5_000_000));
        yield return Input(new string('a', 20_000_000));
        yield return Input("tests:\n- input_series: [{ series: x, values: '0+1x2000000000' }]");
        yield return Input("rule_files: []\nevaluation_interval: 1ms\ntests:\n- interval: 1ms\n  input_series: []\n  promql_expr_test: [{ expr: x, eval_time: 100y, exp_samples: [] }]");
    }

    private static HostileInput Input(string text) => new(text, async () =>
    {
        bool isRead = RuleFileReader.TryParse(text, "r.yml", out RuleFile? file, out _);
        if (isRead && !RuleFileReader.Parse(RuleFileWriter.Write(file!), "r.yml").Equals(file))
            throw new InvalidOperationException("What is written is not what was read.");
        try
        {
            RuleTestFile tests = RuleTestFileReader.Parse(text, "t.yml");
            RuleTestReport report = await RuleTestRunner.RunAsync(tests, isRead ? file!.Groups : [], "t.yml", new RuleTestOptions { MaxEvaluations = 1_000 });
            return report.Passed;
        }
        catch (RuleFileException)
        {
            return isRead;
        }
    });

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
