using Instrumentation.Rules;

namespace Instrumentation.BurnRates;

public sealed class SloRulesTests
{
    private static IEnumerable<SloDefinition> Definitions()
    {
        SloDefinition slo = new SloBuilder("api").Objective("99.9%").Build() with { Service = "shop" };
        yield return slo;
        yield return slo with { Name = "weekly", Windows = [SloWindow.SevenDays], Alerting = new BurnRateAlerting { Pairs = BurnRatePair.DefaultFor(TimeSpan.FromDays(7)) } };
        yield return slo with { Name = "grouped", GroupBy = ["tenant", "route"] };
        yield return slo with
        {
            Name = "guarded",
            Alerting = new BurnRateAlerting
            {
                Guards = new BurnRateGuards { MinFailures = 5, ByBudgetEvents = true, Confidence = 0.95 },
                KeepFiringDuration = TimeSpan.FromMinutes(10),
                PageInhibitsTicket = true,
            },
        };
        yield return slo with { Name = "slices", Method = BudgetingMethod.Timeslices };
        yield return slo with { Name = "ratios", Method = BudgetingMethod.RatioTimeslices, Slice = TimeSpan.FromMinutes(5) };
        yield return new SloBuilder("counters").Objective(0.99m).FromEvents("sum(orders_total)", bad: "sum(orders_total{result=\"failed\"})").Build();
        yield return new SloBuilder("rates").Objective(0.99m).FromEvents("sum(rate(orders_total[{{.window}}]))", good: "sum(rate(orders_total{result=\"done\"}[{{.window}}]))").Build();
        yield return new SloBuilder("ratio").Objective(0.95m).FromErrorRatio("1 - avg_over_time(satisfaction[{{.window}}])").Build();
        yield return new SloBuilder("value").Objective(0.95m).FromValue("histogram_quantile(0.95, sum by (le) (rate(seconds_bucket[{{.window}}])))", Comparison.AtMost, 0.5).Build();
    }

    [TestCaseSource(nameof(Definitions))]
    public void The_rules_are_the_approved_ones(SloDefinition slo) => Approved.Verify(RuleFileWriter.Write(SloRules.GenerateFile([slo])), $"SloRulesTests.{slo.Name}");

    [Test]
    public async Task Promtool_accepts_the_rules_of_every_kind_of_definition()
    {
        string promtool = Peer.Require("promtool", "prometheus");
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, RuleFileWriter.Write(SloRules.GenerateFile(Definitions())));
            (int code, string output) = await Peer.RunAsync(promtool, ["check", "rules", file]);
            Assert.That(code, Is.Zero, output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void What_is_read_back_is_what_was_written()
    {
        RuleFile rules = SloRules.GenerateFile(Definitions());
        Assert.That(RuleFileReader.Parse(RuleFileWriter.Write(rules), "rules.yml"), Is.EqualTo(rules));
    }

    [Test]
    public void An_slo_without_an_objective_has_no_rules()
    {
        var slo = new SloDefinition("p95", new SliDefinition("p95", SliType.Latency) { Threshold = 0.5, Source = new ValueQuerySource("a") }, objective: null);
        Assert.That(() => SloRules.Generate(slo), Throws.ArgumentException.With.Message.Contains("p95"));
        Assert.That(SloRules.GenerateFile([slo]).Groups, Is.Empty);
    }
}
