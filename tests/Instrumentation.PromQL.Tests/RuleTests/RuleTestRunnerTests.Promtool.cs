using System.Globalization;
using System.Text;
using Instrumentation.Labels;
using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTests;

/// <content>Prometheus' own rule tester finds the same alerts and series at every minute of random histories.</content>
public sealed partial class RuleTestRunnerTests
{
    private const int Minutes = 60;

    private const string RandomRules = """
        groups:
          - name: alerts
            rules:
              - {alert: AtOnce, expr: x > 0, labels: {severity: "{{ if gt $value 1.0 }}page{{ else }}ticket{{ end }}"}}
              - {alert: Held, expr: x > 0, for: 3m, annotations: {v: "{{ $value }}"}}
              - {alert: Kept, expr: x > 1, for: 2m, keep_firing_for: 4m}
              - {alert: KeptOnly, expr: x > 1, keep_firing_for: 90s, labels: {gone: '{{ "" }}', instance: "i{{ $labels.instance }}"}}
              - {alert: Summed, expr: sum(x) > 2, for: 1m}
              - {alert: Nested, expr: 'ALERTS{alertname="Held",alertstate="firing"}'}
          - name: recordings
            limit: 2
            rules:
              - {record: x:positive, expr: x > 0, labels: {kind: a}}
              - {record: x:sum, expr: sum(x:positive)}
        """;

    [Test]
    public async Task Promtool_finds_the_same_alerts_and_series([Range(1, 4)] int seed)
    {
        string promtool = Peer.Require("promtool", "prometheus");
        var random = new Random(seed);
        string[] histories = [.. Enumerable.Range(0, 2).Select(_ => History(random))];
        string tests = await ExpectationsAsync(histories);
        RuleTestReport ours = await RuleTestRunner.RunAsync(RuleTestFileReader.Parse(tests, "t.yml"), RuleFileReader.Parse(RandomRules, "r.yml").Groups, "t.yml");
        Assert.That(ours.Passed, Is.True, ours.ToString());

        string folder = Directory.CreateTempSubdirectory("promtool-tests").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "r.yml"), RandomRules);
            await File.WriteAllTextAsync(Path.Combine(folder, "t.yml"), tests);
            (int exitCode, string output) = await Peer.RunAsync(promtool, ["test", "rules", Path.Combine(folder, "t.yml")]);
            Assert.That(exitCode, Is.Zero, output[..Math.Min(output.Length, 4000)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string History(Random random)
    {
        var values = new StringBuilder();
        int value = 0;
        for (int minute = 0; minute < Minutes; minute++)
        {
            if (random.Next(3) == 0)
                value = random.Next(-1, 4);
            values.Append(value < 0 ? (random.Next(2) == 0 ? "stale " : "_ ") : value.ToString(CultureInfo.InvariantCulture) + " ");
        }

        return values.ToString();
    }

    private static async Task<string> ExpectationsAsync(string[] histories)
    {
        using var stage = new RuleStage();
        RuleGroupEvaluator[] evaluators = [.. RuleFileReader.Parse(RandomRules, "r.yml").Groups.Select(group => new RuleGroupEvaluator(group, stage, stage))];
        IReadOnlyList<NotationValue>[] values = [.. histories.Select(SeriesNotation.ParseValues)];
        var text = new StringBuilder("rule_files: [r.yml]\ntests:\n- interval: 1m\n  input_series:\n");
        for (int index = 0; index < histories.Length; index++)
            text.Append(CultureInfo.InvariantCulture, $"  - {{series: 'x{{instance=\"{index}\"}}', values: '{histories[index]}'}}\n");
        var alerts = new StringBuilder("  alert_rule_test:\n");
        text.Append("  promql_expr_test:\n");
        for (int minute = 0; minute < Minutes; minute++)
        {
            for (int index = 0; index < values.Length; index++)
            {
                if (!values[index][minute].IsOmitted)
                    stage.Given("x", minute * 60_000L, values[index][minute].Number, ("instance", index.ToString(CultureInfo.InvariantCulture)));
            }

            foreach (RuleGroupEvaluator evaluator in evaluators)
                await evaluator.EvaluateAsync(minute * 60_000L);
            await ExpectSeriesAsync(stage, minute, text);
            ExpectAlerts(evaluators[0].Status, minute, alerts);
        }

        return text.Append(alerts).ToString();
    }

    private static async Task ExpectSeriesAsync(RuleStage stage, int minute, StringBuilder text)
    {
        foreach (string expression in (string[])["ALERTS", "ALERTS_FOR_STATE", "x:positive", "x:sum"])
        {
            text.Append(CultureInfo.InvariantCulture, $"  - expr: {expression}\n    eval_time: {minute}m\n    exp_samples:\n");
            foreach (EvaluatedSample sample in await stage.QueryAsync(PromqlParser.Parse(expression), minute * 60_000L, CancellationToken.None))
                text.Append(CultureInfo.InvariantCulture, $"    - {{labels: {SeriesLabelsText.Quote(sample.Labels.ToString())}, value: {sample.Value}}}\n");
        }
    }

    private static void ExpectAlerts(RuleGroupStatus status, int minute, StringBuilder text)
    {
        foreach (RuleStatus rule in status.Rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - eval_time: {minute}m\n    alertname: {rule.Rule.Name}\n    exp_alerts:\n");
            foreach (ActiveAlert alert in rule.Alerts.Where(alert => alert.State == AlertState.Firing))
            {
                text.Append("    - exp_labels: {").AppendJoin(", ", alert.Labels.Select(label => $"{label.Name}: {SeriesLabelsText.Quote(label.Value)}")).Append("}\n");
                text.Append("      exp_annotations: {").AppendJoin(", ", alert.Annotations.Select(entry => $"{entry.Key}: {SeriesLabelsText.Quote(entry.Value)}")).Append("}\n");
            }
        }
    }
}
