using Instrumentation.Rules;

namespace Instrumentation.BurnRates;

public sealed class IndicatorQueryTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Test]
    public void Events_over_a_window_are_growth_of_counters_or_rates_times_seconds()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Counts(slo => slo.FromEvents("a_total", bad: "b_total")), Is.EqualTo(("sum(increase(b_total[1h]))", "sum(increase(a_total[1h]))")));
            Assert.That(Counts(slo => slo.FromEvents("a_total", good: "g_total")), Is.EqualTo(("sum(increase(a_total[1h])) - sum(increase(g_total[1h]))", "sum(increase(a_total[1h]))")));
            Assert.That(Counts(slo => slo.FromEvents("sum(rate(a[{{.window}}]))", bad: "sum(rate(b[{{.window}}]))")), Is.EqualTo(("(sum(rate(b[1h]))) * 3600", "(sum(rate(a[1h]))) * 3600")));
            Assert.That(
                Counts(slo => slo.FromEvents("sum(rate(a[{{.window}}]))", good: "sum(rate(g[{{.window}}]))")),
                Is.EqualTo(("((sum(rate(a[1h]))) - (sum(rate(g[1h])))) * 3600", "(sum(rate(a[1h]))) * 3600")));
            Assert.That(
                Counts(slo => slo.GroupBy("tenant")),
                Is.EqualTo(("sum by (tenant) (increase(sli_events_total{slo=\"api\", sli=\"api\", result=\"bad\"}[1h]))", "sum by (tenant) (increase(sli_events_total{slo=\"api\", sli=\"api\"}[1h]))")));
        });
    }

    [Test]
    public void Counters_grow_one_by_one_within_sums_and_sums_of_sums()
    {
        Assert.Multiple(() =>
        {
            Assert.That(CounterQuery.Increase("a_total", Hour), Is.EqualTo("sum(increase(a_total[1h]))"));
            Assert.That(CounterQuery.Increase("((a_total))", Hour), Is.EqualTo("sum(increase(a_total[1h]))"));
            Assert.That(CounterQuery.Increase("sum by (job) (a_total{x=\"y\"})", Hour), Is.EqualTo("sum by (job) (increase(a_total{x=\"y\"}[1h]))"));
            Assert.That(CounterQuery.Increase("a_total + sum(b_total)", Hour), Is.EqualTo("sum(increase(a_total[1h])) + sum(increase(b_total[1h]))"));
            Assert.That(CounterQuery.Increase("a_total - b_total", Hour), Is.EqualTo("increase((a_total - b_total)[1h:])"));
            Assert.That(CounterQuery.Increase("max(a_total)", Hour), Is.EqualTo("increase((max(a_total))[1h:])"));
        });
    }

    [Test]
    public void A_slice_is_judged_by_its_own_objective_or_that_of_the_SLO()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.999m).Timeslices(TimeSpan.FromMinutes(1), objective: 0.95m).Build();
        Assert.Multiple(() =>
        {
            Assert.That(IndicatorQuery.SliceError(slo), Does.EndWith(" > bool 0.05"));
            Assert.That(IndicatorQuery.SliceError(slo with { SliceObjective = null }), Does.EndWith(" > bool 0.001"));
            Assert.That(IndicatorQuery.SliceError(slo with { Method = BudgetingMethod.RatioTimeslices }), Does.Not.Contain("bool"));
            Assert.That(IndicatorQuery.SliceError(new SloBuilder("v").Objective(0.9m).FromValue("a", Comparison.Below, 0.5).Build()), Is.EqualTo("1 - ((a) < bool 0.5)"));
            Assert.That((IndicatorQuery.JudgesSlices(slo), IndicatorQuery.JudgesSlices(slo with { Method = BudgetingMethod.Occurrences })), Is.EqualTo((true, false)));
            Assert.That(IndicatorQuery.JudgesSlices(new SloBuilder("r").Objective(0.9m).FromErrorRatio("a").Build()), Is.False);
        });
    }

    [Test]
    public void The_events_of_an_indicator_are_its_queries_or_the_recorded_counters()
    {
        EventQuerySource recorded = IndicatorQuery.EventsOf(new SloBuilder("api").Objective(0.9m).Build());
        Assert.That((recorded.Total, recorded.Bad, recorded.Good), Is.EqualTo(("sli_events_total{slo=\"api\", sli=\"api\"}", "sli_events_total{slo=\"api\", sli=\"api\", result=\"bad\"}", (string?)null)));
        Assert.That(IndicatorQuery.EventsOf(new SloBuilder("api").Objective(0.9m).FromEvents("a", bad: "b").Build()), Is.EqualTo(new EventQuerySource("a", bad: "b")));
    }

    [Test]
    public void Alert_names_are_made_of_the_SLOs_name_or_given()
    {
        SloDefinition slo = new SloBuilder("api_p95-latency.v2").Objective(0.9m).Build();
        Assert.That(BurnRateRules.NameOf(slo), Is.EqualTo("ApiP95LatencyV2ErrorBudgetBurn"));
        Assert.That(BurnRateRules.NameOf(slo with { Alerting = slo.Alerting! with { Name = "Burns" } }), Is.EqualTo("Burns"));
        Assert.That(BurnRateRules.NameOf(slo with { Alerting = null }), Is.EqualTo("ApiP95LatencyV2ErrorBudgetBurn"));
    }

    [Test]
    public void Rules_name_the_query_and_the_SLO_that_they_cannot_be_written_for()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.9m).Build() with { Indicator = new SliDefinition("api", SliType.Availability) { Source = new RatioQuerySource("sum(", IsErrorRatio: true) } };
        Assert.That(() => SloRules.Generate(slo), Throws.ArgumentException.With.Message.StartsWith("A query of the SLO api is no PromQL: "));
        Assert.That(() => SloRules.Generate(null!), Throws.ArgumentNullException);
        Assert.That(() => SloRules.GenerateFile(null!), Throws.ArgumentNullException);
    }

    [TestCase(SloFormat.Sloth, "cli-gen-prom")]
    [TestCase(SloFormat.SlothKubernetes, "cli-gen-k8s")]
    [TestCase(SloFormat.OpenSloAlpha, "cli-gen-openslo")]
    public void What_was_another_tools_says_so_in_its_information(SloFormat format, string mode)
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.9m).Build() with { Format = format, Service = "shop" };
        Rule info = SloRules.Generate(slo).SelectMany(group => group.Rules).Single(rule => rule.Name == "sloth_slo_info");
        Assert.That((info.Labels["sloth_mode"], info.Labels["sloth_objective"], info.Labels["sloth_id"]), Is.EqualTo((mode, "90", "shop-api")));
    }

    [Test]
    public void Pages_and_tickets_have_labels_and_annotations_of_their_own()
    {
        BurnRateAlert page = new() { Labels = NamedTexts.Of(("channel", "pager")), Annotations = NamedTexts.Of(("runbook", "a")) };
        BurnRateAlert ticket = new() { Labels = NamedTexts.Of(("channel", "board")), Annotations = NamedTexts.Of(("runbook", "b")) };
        SloDefinition slo = new SloBuilder("api").Objective(0.99m).Alerts(alerting => alerting with { Page = page, Ticket = ticket, Labels = NamedTexts.Of(("team", "x"), ("channel", "none")) }).Build();
        AlertingRule[] rules = [.. SloRules.Generate(slo).SelectMany(group => group.Rules).OfType<AlertingRule>()];
        Assert.That(
            rules.Select(rule => (rule.Labels["sloth_severity"], rule.Labels["severity"], rule.Labels["channel"], rule.Labels["team"], rule.Annotations["runbook"])),
            Is.EqualTo([("page", "critical", "pager", "x", "a"), ("ticket", "warning", "board", "x", "b")]));
        Assert.That(SloRules.Generate(slo with { Alerting = slo.Alerting! with { Page = page with { IsEnabled = false } } }).SelectMany(group => group.Rules).OfType<AlertingRule>().Single().Labels["channel"], Is.EqualTo("board"));
        Assert.That(rules[0].Labels.Any(label => label.Key == "cost") || rules[0].Annotations.Any(text => text.Key == "cost"), Is.False);
    }

    [Test]
    public void Options_leave_groups_out_and_add_labels()
    {
        SloDefinition slo = new SloBuilder("api").Objective(0.9m).Cost(perEvent: 1).Build();
        Assert.That(SloRules.Generate(slo, new SloRuleOptions { Alerts = false }).Select(group => group.Name), Is.EqualTo(["sloth-slo-sli-recordings-api", "sloth-slo-meta-recordings-api"]));
        Assert.That(SloRules.Generate(slo, new SloRuleOptions { Recordings = false }).Select(group => group.Name), Is.EqualTo(["sloth-slo-alerts-api"]));
        Assert.That(SloRules.Generate(slo, new SloRuleOptions { ExtraLabels = NamedTexts.Of(("cluster", "north")) })[0].Rules.Select(rule => rule.Labels["cluster"]), Has.All.EqualTo("north"));
        AlertingRule alert = SloRules.Generate(slo).SelectMany(group => group.Rules).OfType<AlertingRule>().First();
        Assert.That(alert.Annotations["cost"], Does.StartWith("{{ with printf `slo_error_budget_cost{slo=\"api\"}` | query }}").And.EndsWith("{{ end }}a bad event costs 1 USD, a bad minute 0 USD"));
        Assert.That(SloRules.Generate(slo with { GroupBy = ["tenant"] }).SelectMany(group => group.Rules).OfType<AlertingRule>().First().Annotations["cost"], Does.Contain(",tenant=%q}` $labels.tenant | query"));
    }

    private static (string Bad, string All) Counts(Func<SloBuilder, SloBuilder> change) => IndicatorQuery.Counts(change(new SloBuilder("api").Objective(0.9m)).Build(), Hour);
}
