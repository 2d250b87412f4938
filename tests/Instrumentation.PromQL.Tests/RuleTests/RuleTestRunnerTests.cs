using Instrumentation.Rules;

namespace Instrumentation.RuleTests;

public sealed partial class RuleTestRunnerTests
{
    private const string Rules = """
        groups:
          - name: alerts
            interval: 10s
            rules:
              - alert: InstanceDown
                expr: up == 0
                for: 2m
                labels: {severity: page}
                annotations: {summary: "{{ $labels.instance }} is down in {{ $externalLabels.region }}"}
              - alert: Never
                expr: nothing > 0
          - name: recordings
            rules:
              - record: up:sum
                expr: sum(up)
              - record: up:twice
                expr: up:sum * 2
              - record: subquery
                expr: count_over_time(up[5m:])
        """;

    [Test]
    public async Task Rules_are_evaluated_at_each_interval_and_checked_at_their_time()
    {
        RuleTestReport report = await RunAsync("""
            tests:
              - interval: 1m
                external_labels: {region: eu}
                input_series: [{series: 'up{instance="a"}', values: 1 0x10}]
                alert_rule_test:
                  - {eval_time: 2m59s, alertname: InstanceDown, exp_alerts: []}
                  - {eval_time: 3m, alertname: InstanceDown, exp_alerts: [{exp_labels: {instance: a, severity: page}, exp_annotations: {summary: a is down in eu}}]}
                  - {eval_time: 3m30s, alertname: InstanceDown, exp_alerts: [{exp_labels: {instance: a, severity: page}, exp_annotations: {summary: a is down in eu}}]}
                promql_expr_test:
                  - {expr: up:twice, eval_time: 0, exp_samples: [{labels: up:twice, value: 2}]}
                  - {expr: timestamp(up:sum), eval_time: 3m20s, exp_samples: [{value: 180}]}
                  - {expr: subquery, eval_time: 4m, exp_samples: [{labels: 'subquery{instance="a"}', value: 5}]}
                  - {expr: 'ALERTS{alertstate="pending"}', eval_time: 1m, exp_samples: [{labels: 'ALERTS{alertname="InstanceDown", alertstate="pending", instance="a", severity="page"}', value: 1}]}
                  - {expr: 'count(ALERTS_FOR_STATE)', eval_time: 5m, exp_samples: [{value: 1}]}
            """);
        Assert.That(report.ToString(), Is.EqualTo("t.yml: SUCCESS\n"));
        Assert.That(report.Coverage.Select(rule => (rule.Rule.Name, rule.IsExercised, rule.IsAsserted)), Is.EqualTo(
        [
            ("InstanceDown", true, true), ("Never", false, false), ("up:sum", true, true), ("up:twice", true, true), ("subquery", true, true),
        ]));
    }

    [Test]
    public async Task A_failure_shows_what_was_expected_below_what_was_got()
    {
        RuleTestReport report = await RunAsync("""
            tests:
              - name: broken
                interval: 1m
                input_series: [{series: 'up{instance="a"}', values: 0x10}, {series: 'up{instance="b"}', values: 1x10}]
                alert_rule_test:
                  - {eval_time: 5m, alertname: InstanceDown, exp_alerts: [{exp_labels: {instance: b}}]}
                promql_expr_test:
                  - {expr: up, eval_time: 5m, exp_samples: [{labels: 'up{instance="a"}', value: 2}, {labels: 'up{instance="b"}', value: 1}, {labels: other, value: 3}]}
                  - {expr: 'sum(', eval_time: 5m}
                  - {expr: '1', eval_time: 5m, exp_samples: [{labels: 'x{', value: 2}]}
              - name: fine
            """);
        Assert.That(report.Passed, Is.False);
        Assert.That(report.ToString().TrimEnd(), Is.EqualTo("""
            t.yml: FAILED
              name: broken
                alertname: InstanceDown, time: 5m
                    exp: labels: {alertname="InstanceDown", instance="b"}
                         annotations: {}
                    got: nothing
                    exp: nothing
                    got: labels: {alertname="InstanceDown", instance="a", severity="page"}
                         annotations: {summary="a is down in "}
                expr: "up", time: 5m
                    exp: other 3
                    got: nothing
                    exp: up{instance="a"} 2
                    got: up{instance="a"} 0
                       = up{instance="b"} 1
                expr: "sum(", time: 5m, err: 1:5: parse error: unclosed left parenthesis
                expr: "1", time: 5m, err: expected a label name at character 3 of 'x{'
            """));
    }

    [TestCase("{{schema:1 sum:-0.3 count:32.1 z_bucket:7.1 z_bucket_w:0.05 buckets:[5.1 10 7] offset:-3 n_buckets:[4.1 5] n_offset:-5}}", 0, "{{schema:1 sum:-0.3 count:32.1 z_bucket:7.1 z_bucket_w:0.05 buckets:[5.1 10 7] offset:-3 n_buckets:[4.1 5] n_offset:-5}}")]
    [TestCase("{{sum:3 count:2 buckets:[2]}}x2", 2, "{{count:2 sum:3 counter_reset_hint:not_reset buckets:[2]}}")]
    [TestCase("{{sum:3 count:2 buckets:[2]}}+{{sum:1.3 count:1 buckets:[1]}}x2", 2, "{{count:4 sum:5.6 counter_reset_hint:not_reset buckets:[4]}}")]
    public async Task Histograms_are_read_back_as_from_a_storage(string values, int minute, string expected)
    {
        RuleTestReport report = await RunAsync($$$"""
            tests:
              - input_series: [{series: h, values: '{{{values}}}'}]
                promql_expr_test: [{expr: h, eval_time: {{{minute}}}m, exp_samples: [{labels: h, histogram: '{{{expected}}}'}]}]
            """);
        Assert.That(report.Passed, Is.True, report.ToString());
    }

    [TestCase(true, "2.9999999999999996", true)]
    [TestCase(true, "3.0000000000000004", true)]
    [TestCase(true, "2.9999999999999987", false)]
    [TestCase(false, "2.9999999999999996", false)]
    public async Task Numbers_are_equal_or_next_to_each_other(bool isFuzzy, string value, bool passes)
    {
        RuleTestReport report = await RunAsync($$"""
            fuzzy_compare: {{(isFuzzy ? "true" : "false")}}
            tests: [{input_series: [{series: x, values: {{value}}}], promql_expr_test: [{expr: x, eval_time: 0, exp_samples: [{labels: x, value: 3}]}]}]
            """);
        Assert.That(report.Passed, Is.EqualTo(passes));
    }

    [Test]
    public async Task A_test_can_start_at_any_time_and_samples_of_later_times_are_not_seen()
    {
        RuleTestReport report = await RunAsync("""
            tests:
              - start_timestamp: "2024-01-01T00:00:00Z"
                interval: 30s
                input_series: [{series: x, values: 10+10x15}]
                promql_expr_test:
                  - {expr: x@1704067260, eval_time: 2m, exp_samples: [{labels: x, value: 30}]}
                  - {expr: timestamp(x), eval_time: 2m59s, exp_samples: [{value: 1704067320}]}
                  - {expr: time(), eval_time: 1m, exp_samples: [{value: 1704067260}]}
            """);
        Assert.That(report.Passed, Is.True, report.ToString());
    }

    [Test]
    public async Task An_interval_of_many_days_is_the_step_of_subqueries()
    {
        RuleTestReport report = await RunAsync("""
            evaluation_interval: 100d
            tests:
              - interval: 100d
                input_series: [{series: x, values: 0+1x1067}]
                promql_expr_test:
                  - {expr: x, eval_time: 106700d, exp_samples: [{labels: x, value: 1067}]}
                  - {expr: 'count_over_time(x[1000d:])', eval_time: 106700d, exp_samples: [{value: 10}]}
            """);
        Assert.That(report.Passed, Is.True, report.ToString());
    }

    [Test]
    public async Task A_rule_that_fails_stops_its_test()
    {
        IReadOnlyList<RuleGroup> groups = RuleFileReader.Parse("groups: [{name: g, rules: [{record: r, expr: a * on(x) b}]}]", "r.yml").Groups;
        RuleTestFile tests = RuleTestFileReader.Parse(
            "tests: [{input_series: [{series: 'a{x=\"1\"}', values: 1}, {series: 'b{x=\"1\",y=\"1\"}', values: 1}, {series: 'b{x=\"1\",y=\"2\"}', values: 1}], promql_expr_test: [{expr: nope, eval_time: 5m, exp_samples: [{value: 1}]}]}]", "t.yml");
        RuleTestReport report = await RuleTestRunner.RunAsync(tests, groups, "t.yml");
        Assert.That(report.Tests.Single().Failures.Single(), Does.StartWith("rule: r, time: 0s, err: found duplicate series for the match group"));
    }

    [Test]
    public async Task Groups_are_evaluated_in_the_order_asked_for()
    {
        IReadOnlyList<RuleGroup> groups = RuleFileReader.Parse("groups: [{name: a, rules: [{record: y, expr: x + 1}]}, {name: b, rules: [{record: x, expr: '1'}]}]", "r.yml").Groups;
        const string Tests = "tests: [{promql_expr_test: [{expr: y, eval_time: 0, exp_samples: [{labels: y, value: 2}]}]}]";
        Assert.That((await RuleTestRunner.RunAsync(RuleTestFileReader.Parse(Tests, "t.yml"), groups, "t.yml")).Passed, Is.False);
        Assert.That((await RuleTestRunner.RunAsync(RuleTestFileReader.Parse("group_eval_order: [b, a]\n" + Tests, "t.yml"), groups, "t.yml")).Passed, Is.True);
        RuleTestReport repeated = await RuleTestRunner.RunAsync(RuleTestFileReader.Parse("group_eval_order: [b, b]\n" + Tests, "t.yml"), groups, "t.yml");
        Assert.That(repeated.Errors, Is.EqualTo(["group name repeated in evaluation order"]));
    }

    [Test]
    public async Task Tests_are_chosen_by_name_and_evaluations_are_limited()
    {
        RuleTestFile tests = RuleTestFileReader.Parse("tests: [{name: good one}, {name: bad, promql_expr_test: [{expr: x, eval_time: 100y}]}]", "t.yml");
        RuleTestReport some = await RuleTestRunner.RunAsync(tests, [], "t.yml", new RuleTestOptions { Run = ["^good"] });
        Assert.That(some.Tests.Select(test => test.Name), Is.EqualTo(["good one"]));
        RuleTestReport all = await RuleTestRunner.RunAsync(tests, [], "t.yml");
        Assert.That(all.Tests[1].Failures.Single(), Does.StartWith("the test asks for 52560001 evaluations"));
    }

    [Test]
    public async Task Files_are_found_beside_the_test_file()
    {
        string folder = Directory.CreateTempSubdirectory("rule-tests").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "rules-1"));
            await File.WriteAllTextAsync(Path.Combine(folder, "rules-1", "a.yml"), Rules);
            await File.WriteAllTextAsync(Path.Combine(folder, "t.yml"), "rule_files: ['rules-[0-9]/?.yml']\ntests: [{input_series: [{series: up, values: 1}], promql_expr_test: [{expr: up:sum, eval_time: 0, exp_samples: [{labels: up:sum, value: 1}]}]}]");
            RuleTestReport report = await RuleTestRunner.RunFileAsync(Path.Combine(folder, "t.yml"));
            Assert.That(report.Passed, Is.True, report.ToString());
            Assert.That(report.Coverage, Has.Count.EqualTo(5));
            await File.WriteAllTextAsync(Path.Combine(folder, "t.yml"), "rule_files: [nope.yml]");
            Assert.That((await RuleTestRunner.RunFileAsync(Path.Combine(folder, "t.yml"))).Errors.Single(), Does.Contain("nope.yml"));
            await File.WriteAllTextAsync(Path.Combine(folder, "t.yml"), "nope: 1");
            Assert.That((await RuleTestRunner.RunFileAsync(Path.Combine(folder, "t.yml"))).Errors.Single(), Does.EndWith("1:1: field nope not found in rule test file"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RuleTestReport> RunAsync(string tests) =>
        await RuleTestRunner.RunAsync(RuleTestFileReader.Parse(tests, "t.yml"), RuleFileReader.Parse(Rules, "r.yml").Groups, "t.yml");
}
