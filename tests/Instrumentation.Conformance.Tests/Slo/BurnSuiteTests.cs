using System.Globalization;
using Instrumentation.Conformance.Reporting;
using Instrumentation.Evaluation;
using Instrumentation.Rules;
using Instrumentation.RuleTests;

namespace Instrumentation.Conformance.Slo;

/// <summary>When burn-rate alerts fire and end: by exact counts, by our PromQL over the rules that we write, and by promtool over the same rules.</summary>
public sealed class BurnSuiteTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SloDefinition Slo = new("burn", new SliDefinition("burn", SliType.Availability), 0.999m) { Service = "conformance" };

    [Test]
    public async Task Alerts_fire_and_end_to_the_minute()
    {
        var report = new ConformanceReport("slo-burn");
        foreach (string path in Directory.GetFiles(Repository.RequireConformance("slo"), "burn_scenarios*.json").Order(StringComparer.Ordinal))
        {
            foreach (BurnScenario scenario in BurnScenario.In(path))
            {
                report.Run($"{scenario.Name} by exact counts", () => ByCounts(scenario));
                string folder = Directory.CreateTempSubdirectory("burn").FullName;
                try
                {
                    string tests = Write(scenario, folder);
                    RuleTestReport ours = await RuleTestRunner.RunFileAsync(tests, new RuleTestOptions { RangeBoundary = RangeBoundary.Closed, MaxEvaluations = 100_000_000 });
                    report.Run($"{scenario.Name} by our PromQL", () => ours.Passed ? null : ours.ToString());
                    await ByPromtool(report, scenario, tests);
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }

        report.Close();
    }

    private static async Task ByPromtool(ConformanceReport report, BurnScenario scenario, string tests)
    {
        if (!File.Exists("/usr/bin/promtool") && Environment.GetEnvironmentVariable("INSTRUMENTATION_REQUIRE_PEERS") != "1")
        {
            report.Skip();
            return;
        }

        (int code, string output) = await Peer.RunAsync(Peer.Require("promtool", "prometheus"), ["test", "rules", tests]);
        report.Run($"{scenario.Name} by promtool", () => code == 0 ? null : output);
    }

    private static string? ByCounts(BurnScenario scenario)
    {
        var history = new SloHistory(Slo, TimeSpan.FromMinutes(1));
        var found = new Dictionary<BurnRateSeverity, List<(int From, int To)>> { [BurnRateSeverity.Page] = [], [BurnRateSeverity.Ticket] = [] };
        for (int minute = 1; minute <= scenario.Total.Length; minute++)
        {
            DateTimeOffset time = Start.AddMinutes(minute);
            history.Add(time, scenario.Total[minute - 1] - scenario.Bad[minute - 1], scenario.Bad[minute - 1]);
            IReadOnlyList<BurnRateVerdict> verdicts = BurnRateEvaluator.Evaluate(history, time);
            foreach ((BurnRateSeverity severity, List<(int From, int To)> intervals) in found)
            {
                if (!BurnRateEvaluator.Fires(Slo, verdicts, severity))
                    continue;
                if (intervals.Count > 0 && intervals[^1].To == minute)
                    intervals[^1] = (intervals[^1].From, minute + 1);
                else
                    intervals.Add((minute, minute + 1));
            }
        }

        return found[BurnRateSeverity.Page].SequenceEqual(scenario.Page) && found[BurnRateSeverity.Ticket].SequenceEqual(scenario.Ticket)
            ? null
            : $"pages {string.Join(' ', found[BurnRateSeverity.Page])}, tickets {string.Join(' ', found[BurnRateSeverity.Ticket])}; expected {string.Join(' ', scenario.Page)}, {string.Join(' ', scenario.Ticket)}";
    }

    // Asks at both sides of every edge, and in the middle of every stretch between two.
    private static string Write(BurnScenario scenario, string folder)
    {
        RuleFile rules = SloRules.GenerateFile([Slo]);
        File.WriteAllText(Path.Combine(folder, "rules.yml"), RuleFileWriter.Write(rules));
        var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write("rule_files: [rules.yml]\nevaluation_interval: 1m\ngroup_eval_order:\n");
        foreach (RuleGroup group in rules.Groups)
            text.Write($"  - {group.Name}\n");
        text.Write("tests:\n  - interval: 1m\n    input_series:\n");
        foreach ((string result, double[] counts) in (IEnumerable<(string, double[])>)[("good", [.. scenario.Total.Zip(scenario.Bad, (total, bad) => total - bad)]), ("bad", scenario.Bad)])
            text.Write($"      - series: 'sli_events_total{{slo=\"burn\", sli=\"burn\", result=\"{result}\"}}'\n        values: '0 {Values(counts)}'\n");
        text.Write("    alert_rule_test:\n");
        foreach (int minute in Minutes([.. scenario.Page, .. scenario.Ticket], scenario.Total.Length))
            text.Write(Expectation(minute, scenario));

        string path = Path.Combine(folder, "tests.yml");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private static SortedSet<int> Minutes((int From, int To)[] intervals, int end)
    {
        var edges = new SortedSet<int>(intervals.SelectMany(interval => (int[])[interval.From, interval.To])) { 1, end + 1 };
        var minutes = new SortedSet<int>(edges.SelectMany(edge => (int[])[edge - 1, edge]));
        minutes.UnionWith(edges.Zip(edges.Skip(1), (from, to) => (from + to) / 2));
        minutes.RemoveWhere(minute => minute < 1 || minute > end);
        return minutes;
    }

    // Both alerts have one name, so that the test names both of them where both fire.
    private static string Expectation(int minute, BurnScenario scenario)
    {
        bool page = scenario.Page.Any(interval => minute >= interval.From && minute < interval.To);
        bool ticket = scenario.Ticket.Any(interval => minute >= interval.From && minute < interval.To);
        string text = $"      - eval_time: {minute}m\n        alertname: BurnErrorBudgetBurn\n        exp_alerts:{(page || ticket ? "" : " []")}\n";
        if (page)
            text += Alert("page", "critical");
        if (ticket)
            text += Alert("ticket", "warning");
        return text;
    }

    private static string Alert(string severity, string level) =>
        $"          - exp_labels: {{severity: {level}, sloth_severity: {severity}, sloth_id: conformance-burn, sloth_service: conformance, sloth_slo: burn}}\n"
        + "            exp_annotations:\n              summary: conformance burn SLO error budget burn rate is over expected.\n"
        + $"              title: ({severity}) conformance burn SLO error budget burn rate is too fast.\n";

    // Cumulative values, runs of equal steps written as one.
    private static string Values(double[] counts)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        double total = 0;
        for (int place = 0; place < counts.Length;)
        {
            int run = 1;
            while (place + run < counts.Length && counts[place + run] == counts[place])
                run++;
            text.Write($"{total + counts[place]}+{counts[place]}x{run - 1} ");
            total += counts[place] * run;
            place += run;
        }

        return text.ToString().TrimEnd();
    }
}
