using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation.Import;

public sealed class PyrraRulesTests
{
    private static readonly PyrraObjective Orders = new("orders", 0.99m, TimeSpan.FromDays(28), new PyrraIndicator(PyrraIndicatorKind.Ratio, Selector("orders_total{shop=\"a\",zone!~\"x.*\"}"))
    {
        Part = Selector("orders_total{shop=\"a\",zone!~\"x.*\",result=\"failed\"}"),
    });

    [Test]
    public void Growth_over_the_period_keeps_the_labels_that_errors_are_chosen_by()
    {
        RuleGroup group = PyrraRules.Generate(Orders)[0];
        Assert.That(group.Name, Is.EqualTo("orders-increase"));
        Assert.That(group.Interval, Is.EqualTo(TimeSpan.FromSeconds(150)));
        Assert.That(group.Rules[0].Name, Is.EqualTo("orders:increase4w"));
        Assert.That(group.Rules[0].Expression.ToString(), Is.EqualTo("sum by (result, zone) (increase(orders_total{shop=\"a\",zone!~\"x.*\"}[4w]))"));
        Assert.That(group.Rules[0].Labels.ToString(), Is.EqualTo("{shop=\"a\", slo=\"orders\"}"));
    }

    [Test]
    public void Missing_series_alert_after_the_time_that_an_outage_would_need()
    {
        var absent = (AlertingRule)PyrraRules.Generate(Orders)[0].Rules[1];
        Assert.That(absent.Name, Is.EqualTo("SLOMetricAbsent"));
        Assert.That(absent.HoldDuration, Is.EqualTo(TimeSpan.FromMinutes(10)));
    }

    [Test]
    public void Burn_rates_are_recorded_for_each_window_once_and_alert_in_pairs()
    {
        RuleGroup group = PyrraRules.Generate(Orders)[1];
        Assert.That(group.Rules.OfType<RecordingRule>().Select(rule => rule.Name.Split(':')[1]), Is.EqualTo(
            (string[])["burnrate5m", "burnrate30m", "burnrate1h", "burnrate2h", "burnrate6h", "burnrate1d", "burnrate4d"]));
        AlertingRule[] alerts = [.. group.Rules.OfType<AlertingRule>()];
        Assert.That(alerts[1].Expression.ToString(), Is.EqualTo(
            "orders:burnrate30m{shop=\"a\",slo=\"orders\"} > (7 * (1 - 0.99)) and orders:burnrate6h{shop=\"a\",slo=\"orders\"} > (7 * (1 - 0.99))"));
        Assert.That(alerts.Select(alert => alert.Labels["exhaustion"]), Is.EqualTo((string[])["2d", "4d", "2w", "4w"]));
    }

    [Test]
    public void Severities_can_be_others()
    {
        PyrraObjective other = Orders with { Alerting = new PyrraAlerting { Severities = ["page", "", "ticket", ""], AbsentSeverity = "page" } };
        IReadOnlyList<RuleGroup> groups = PyrraRules.Generate(other);
        Assert.That(groups[1].Rules.OfType<AlertingRule>().Select(alert => alert.Labels["severity"]), Is.EqualTo((string[])["page", "critical", "ticket", "warning"]));
        Assert.That(groups[0].Rules[1].Labels["severity"], Is.EqualTo("page"));
    }

    [Test]
    public void Alerts_that_are_off_leave_the_recordings()
    {
        PyrraObjective quiet = Orders with { Alerting = new PyrraAlerting { BurnRates = false, Absent = false } };
        Assert.That(PyrraRules.Generate(quiet).SelectMany(group => group.Rules).OfType<AlertingRule>(), Is.Empty);
    }

    [Test]
    public void Links_name_the_groups_labels_as_templates()
    {
        PyrraObjective grouped = Orders with { Indicator = Orders.Indicator with { Grouping = ["zone", "shop"] } };
        var options = new PyrraRuleOptions { ExternalUrl = new Uri("https://pyrra.example:9099/") };
        AlertingRule alert = PyrraRules.Generate(grouped, options)[1].Rules.OfType<AlertingRule>().First();
        Assert.That(alert.Annotations["pyrra_url"], Does.StartWith("https://pyrra.example:9099/objectives?expr=%7B__name__%3D%22orders%22%7D&from=now-1h&to=now&grouping=%7Bzone%3D%22{{$labels.zone}}%22%2Cshop"));
        Assert.That(alert.Labels["shop"], Is.Null);
    }

    [Test]
    public void Pieces_of_five_minutes_are_summed_up_where_speed_comes_first()
    {
        RuleGroup group = PyrraRules.Generate(Orders with { PerformanceOverAccuracy = true })[0];
        Assert.That(group.Rules.Select(rule => rule.Name), Is.EqualTo((string[])["orders:increase5m", "SLOMetricAbsent", "orders:increase4w"]));
        Assert.That(group.Rules[2].Expression.ToString(), Is.EqualTo("sum by (result, zone) (sum_over_time(orders:increase5m{shop=\"a\",zone!~\"x.*\"}[4w:5m]))"));
    }

    [Test]
    public void Generic_rules_are_written_only_when_asked_for_and_without_groups()
    {
        var options = new PyrraRuleOptions { Generic = true };
        PyrraObjective grouped = Orders with { Indicator = Orders.Indicator with { Grouping = ["zone"] } };
        Assert.That(PyrraRules.Generate(Orders), Has.Count.EqualTo(2));
        Assert.That(PyrraRules.Generate(Orders, options)[2].Name, Is.EqualTo("orders-generic"));
        Assert.That(PyrraRules.Generate(grouped, options), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_target_without_a_budget_is_refused() =>
        Assert.That(() => PyrraRules.Generate(Orders with { Target = 1m }), Throws.ArgumentException.With.Message.Contains("above 0 and below 1"));

    private static VectorSelector Selector(string text) => (VectorSelector)PromqlParser.Parse(text);
}
