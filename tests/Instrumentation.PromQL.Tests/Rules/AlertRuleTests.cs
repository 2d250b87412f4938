using Instrumentation.Syntax;

namespace Instrumentation.Rules;

public sealed class AlertRuleTests
{
    [Test]
    public void A_rule_is_what_its_rule_file_says()
    {
        var rule = new AlertRule("high_error_rate", "sum(rate(events_failed_total[5m])) / sum(rate(events_processed_total[5m])) > 0.05")
        {
            Severity = AlertSeverity.Critical,
            Summary = "Events fail",
            Description = "Event processing error rate > 5% ({{ $value | humanizePercentage }})",
            Channels = ["pagerduty", "slack"],
            Cooldown = TimeSpan.FromMinutes(10),
            HoldDuration = TimeSpan.FromMinutes(1),
            KeepFiringDuration = TimeSpan.FromSeconds(90),
            Runbook = "https://runbooks.example/high_error_rate",
            Labels = NamedTexts.Of(("team", "streams")),
        };

        var file = new RuleFile([new RuleGroup("alerts", [rule.Compile()])]);

        Assert.That(RuleFileWriter.Write(file), Is.EqualTo("""
            groups:
              - name: alerts
                rules:
                  - alert: high_error_rate
                    expr: sum(rate(events_failed_total[5m])) / sum(rate(events_processed_total[5m])) > 0.05
                    for: 1m
                    keep_firing_for: 1m30s
                    labels:
                      channels: pagerduty,slack
                      severity: critical
                      team: streams
                    annotations:
                      cooldown: "10m"
                      description: "Event processing error rate > 5% ({{ $value | humanizePercentage }})"
                      runbook_url: https://runbooks.example/high_error_rate
                      summary: Events fail

            """));
        Assert.That(RuleFileReader.Parse(RuleFileWriter.Write(file), "x.yml"), Is.EqualTo(file));
    }

    [Test]
    public void A_metric_over_its_threshold_for_some_time_is_the_same_kind_of_rule()
    {
        AlertingRule rule = AlertRule.OfMetric("revenue_drop", "daily_revenue", AlertThreshold.Parse("20 % below the 7-day average"), TimeSpan.FromHours(1)).Compile();

        Assert.That(rule.Expression.ToString(), Is.EqualTo("(daily_revenue - avg_over_time(daily_revenue[1w])) / abs(avg_over_time(daily_revenue[1w])) < -0.2"));
        Assert.That(rule.HoldDuration, Is.EqualTo(TimeSpan.FromHours(1)));
        Assert.That(rule.Annotations["threshold"], Is.EqualTo("20 % below the 1w average"));
        Assert.That(rule.Labels["severity"], Is.EqualTo("warning"));
    }

    [Test]
    public void All_mistakes_are_told_at_once_with_their_places()
    {
        var rule = new AlertRule("bad", "sum(x\n  y)")
        {
            Severity = (AlertSeverity)9,
            Description = "{{ nothing }}",
            Channels = ["a,b", " "],
            Cooldown = TimeSpan.FromTicks(1),
            HoldDuration = TimeSpan.FromSeconds(-1),
            KeepFiringDuration = TimeSpan.FromDays(366),
            Labels = NamedTexts.Of(("severity", "none"), ("__name__", "x")),
            Annotations = NamedTexts.Of(("description", "twice")),
        };

        RuleFileException exception = Assert.Throws<RuleFileException>(() => rule.Compile())!;

        Assert.That(exception.Problems.Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "2:3: Condition: parse error: unexpected identifier \"y\"",
            "Cooldown is 00:00:00.0000001; allowed is 0 to 365 days in whole milliseconds",
            "HoldDuration is -00:00:01; allowed is 0 to 365 days in whole milliseconds",
            "KeepFiringDuration is 366.00:00:00; allowed is 0 to 365 days in whole milliseconds",
            "Severity is 9; allowed are Info, Warning, Error, Critical",
            "Channels has 'a,b'; a name without commas is expected",
            "Channels has ' '; a name without commas is expected",
            "Labels has 'severity', which the rule's other properties give",
            "Annotations has 'description', which the rule's other properties give",
            "label \"__name__\" cannot be set",
            "annotation \"description\": template: __alert_bad:1:4: function \"nothing\" not defined",
        }));
        Assert.That(exception.Message, Does.StartWith("alert rule 'bad': 2:3: Condition"));
    }

    [TestCase("\"text\"", "Condition is of type string; an instant vector or a scalar is expected")]
    [TestCase("x[5m]", "Condition is of type range vector; an instant vector or a scalar is expected")]
    public void A_condition_that_gives_no_samples_is_refused(string condition, string problem)
    {
        Assert.That(() => new AlertRule("x", condition).Compile(), Throws.TypeOf<RuleFileException>().With.Message.Contains(problem));
    }

    [Test]
    public void A_metric_that_is_no_expression_is_told_at_once()
    {
        Assert.That(() => AlertRule.OfMetric("x", "a b", AlertThreshold.Above(1), TimeSpan.Zero), Throws.TypeOf<PromqlSyntaxException>());
    }
}
