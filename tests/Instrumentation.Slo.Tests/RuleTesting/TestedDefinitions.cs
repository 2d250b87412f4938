using System.Text.RegularExpressions;

namespace Instrumentation.RuleTesting;

/// <summary>Definitions of every kind, each a file of its own, and those of the guides and samples.</summary>
internal static partial class TestedDefinitions
{
    // A day of history instead of three makes a test four times as quick.
    private static readonly BurnRateAlerting Fast = new() { Pairs = BurnRatePair.FastAndSlow };

    private static readonly string[] Guides = [Repository.PathTo("README.md"), Repository.PathTo("docs"), Repository.PathTo("samples"), Repository.PathTo("src", "Instrumentation.Slo", "README.md")];

    /// <summary>All of them, by name, and what is shipped with the library.</summary>
    public static IEnumerable<(string Name, SloDefinition[] Slos)> All =>
    [
        .. Kinds().Select(slo => (slo.Name, (SloDefinition[])[slo])),
        ("together", [.. Kinds().Where(slo => slo.Name is "api" or "counters" or "quiet_page")]),
        .. Packs(),
        .. Examples(),
    ];

    public static IEnumerable<SloDefinition> Kinds()
    {
        SloDefinition slo = new SloBuilder("api").Objective("99.9%").Label("team", "payments").Build() with { Service = "shop" };
        yield return slo;
        yield return slo with { Name = "weekly", Windows = [SloWindow.SevenDays], Alerting = new BurnRateAlerting { Pairs = BurnRatePair.DefaultFor(TimeSpan.FromDays(7)) } };
        yield return slo with { Name = "daily", Windows = [SloWindow.OneDay], Objective = 0.99m, Alerting = new BurnRateAlerting { Pairs = BurnRatePair.DefaultFor(TimeSpan.FromDays(1)) } };
        yield return slo with { Name = "month", Windows = [SloWindow.Calendar(CalendarPeriod.Month)], Alerting = Fast };
        yield return slo with { Name = "grouped", GroupBy = ["tenant", "route"], Alerting = Fast };
        yield return slo with { Name = "loose", Objective = 0.93m };
        yield return slo with { Name = "hopeless", Objective = 0.5m, Alerting = new BurnRateAlerting { Pairs = [BurnRatePair.Workbook[0]] } };
        yield return slo with
        {
            Name = "guarded",
            Alerting = new BurnRateAlerting { Guards = new BurnRateGuards { MinFailures = 500_000, ByBudgetEvents = true, Confidence = 0.95 } },
        };
        yield return slo with { Name = "inhibited", Alerting = new BurnRateAlerting { KeepFiringDuration = TimeSpan.FromMinutes(12), PageInhibitsTicket = true } };
        yield return slo with { Name = "quiet_page", Alerting = Fast with { Page = new BurnRateAlert { IsEnabled = false } } };
        yield return slo with
        {
            Name = "worded",
            Alerting = Fast with { Annotations = Rules.NamedTexts.Of(("summary", "{{ $labels.sloth_slo }} burns {{ $value | humanizePercentage }}")) },
        };
        yield return slo with { Name = "slices", Objective = 0.97m, Method = BudgetingMethod.Timeslices, Alerting = Fast };
        yield return slo with { Name = "ratios", Method = BudgetingMethod.RatioTimeslices, Slice = TimeSpan.FromMinutes(5), Alerting = Fast };
        yield return new SloBuilder("counters").Objective(0.99m).FromEvents("sum(orders_total)", bad: "sum(orders_total{result=\"failed\"})").Build();
        yield return new SloBuilder("bare").Objective(0.99m).Alerts(BurnRatePair.FastAndSlow).FromEvents("orders_total", good: "orders_total{code!~\"5..\", job=~\"(shop|till)-.+\"}").Build();
        yield return new SloBuilder("two_counters").Objective(0.999m).Alerts(BurnRatePair.FastAndSlow).FromEvents("requests_total{job=\"a\"}", bad: "errors_total{job=\"a\"}").Build();
        yield return new SloBuilder("rates").Objective(0.99m).Alerts(BurnRatePair.FastAndSlow).FromEvents("sum(rate(orders_total[{{.window}}]))", good: "sum(rate(orders_total{result=\"done\"}[{{.window}}]))").Build();
        yield return new SloBuilder("summed").Objective(0.99m).Alerts(BurnRatePair.FastAndSlow)
            .FromEvents("sum(rate(a_total[{{.window}}])) + sum(rate(b_total[{{.window}}]))", bad: "sum(rate(a_total{code=~\"5..|429\"}[{{.window}}])) or vector(0)").Build();
        yield return new SloBuilder("added_counters").Objective(0.99m).Alerts(BurnRatePair.FastAndSlow).FromEvents("sum(a_total) + sum(b_total)", bad: "sum(a_total{code=~\"5..\"})").Build();
        yield return new SloBuilder("by_route").Objective(0.99m).GroupBy("route").Alerts(BurnRatePair.FastAndSlow)
            .FromEvents("sum by (route) (rate(http_total[{{.window}}]))", bad: "sum by (route) (rate(http_total{code=~\"5..\"}[{{.window}}]))").Build();
        yield return new SloBuilder("fast_enough").Objective(0.99m).Alerts(BurnRatePair.FastAndSlow).FromEvents("sum(rate(seconds_count[{{.window}}]))", good: "sum(rate(seconds_bucket{le=\"0.3\"}[{{.window}}]))").Build();
        yield return new SloBuilder("ratio").Objective(0.95m).FromErrorRatio("1 - avg_over_time(satisfaction[{{.window}}])").Build();
        yield return new SloBuilder("error_ratio").Objective(0.99m).Alerts(BurnRatePair.FastAndSlow).FromErrorRatio("sum(increase(failed_total[{{.window}}])) / sum(increase(all_total[{{.window}}]))").Build();
        yield return new SloBuilder("value").Objective(0.95m).Alerts(BurnRatePair.FastAndSlow).FromValue("histogram_quantile(0.95, sum by (le) (rate(seconds_bucket[{{.window}}])))", Comparison.AtMost, 0.5).Build();
        yield return new SloBuilder("throughput").Objective(0.95m).Alerts(BurnRatePair.FastAndSlow).FromValue("sum(rate(orders_total[{{.window}}]))", Comparison.AtLeast, 5_000).Build();
        yield return new SloBuilder("score").Objective(0.95m).Alerts(BurnRatePair.FastAndSlow).FromValue("avg_over_time(score[{{.window}}])", Comparison.Above, 0.8).Build();
    }

    /// <summary>The SLOs that are shipped with the library, one by one, because a test evaluates all rules of its file.</summary>
    public static IEnumerable<(string Name, SloDefinition[] Slos)> Packs() => SloPack.All
        .SelectMany(pack => pack.Read().Definitions.Select(slo => ($"pack:{pack}/{slo.Name}", (SloDefinition[])[slo])));

    /// <summary>The YAML texts with SLOs in the guides, and such files of the samples.</summary>
    public static IEnumerable<(string Name, SloDefinition[] Slos)> Examples()
    {
        foreach (string path in Guides.SelectMany(Files).Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(path);
            string[] documents = path.EndsWith(".md", StringComparison.Ordinal) ? [.. YamlBlock.Matches(text).Select(block => block.Groups["text"].Value)] : [text];
            for (int place = 0; place < documents.Length; place++)
            {
                if (IsSloFile.IsMatch(documents[place]))
                    yield return ($"{Path.GetRelativePath(Repository.Root, path)}[{place}]", [.. SloFileReader.Parse(documents[place], path).Definitions]);
            }
        }
    }

    private static IEnumerable<string> Files(string place) => File.Exists(place)
        ? [place]
        : Directory.GetFiles(place, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".md" or ".yml" or ".yaml" && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal));

    [GeneratedRegex(@"^```yaml\r?\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex YamlBlock { get; }

    [GeneratedRegex(@"^(version: ""?(instrumentation|prometheus)/v1|slos:|apiVersion: (openslo|sloth\.slok\.dev|pyrra\.dev|sre\.google\.com)/)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex IsSloFile { get; }
}
