using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Rules;

public sealed class RuleGroupEvaluatorTests
{
    private RuleStage _stage = null!;

    [SetUp]
    public void SetUp() => _stage = new RuleStage();

    [TearDown]
    public void TearDown() => _stage.Dispose();

    [Test]
    public async Task Later_rules_see_what_earlier_ones_wrote_at_the_same_time()
    {
        _stage.Given("x", 1000, 3, ("job", "a"));
        RuleGroupEvaluator evaluator = Evaluator(Group(Recording("y", "x * 2", ("team", "t"), ("job", "b")), Recording("z", "y + 1")));
        RuleGroupStatus status = await evaluator.EvaluateAsync(1000);
        Assert.That(_stage.TakeWritten(), Is.EqualTo(["y{job=\"b\", team=\"t\"} 6 @1000", "z{job=\"b\", team=\"t\"} 7 @1000"]));
        Assert.That(status.Rules.Select(rule => (rule.Health, rule.LastError, rule.LastEvaluationUnixMs)), Is.All.EqualTo((RuleHealth.Good, "", (long?)1000)));
        Assert.That(status.LastEvaluationUnixMs, Is.EqualTo(1000));
    }

    [Test]
    public async Task A_series_that_is_gone_ends_and_a_failure_ends_none()
    {
        _stage.Given("x", 1000, 1, ("job", "a"));
        _stage.Given("x", 1000, 1, ("job", "b"));
        RuleGroupEvaluator evaluator = Evaluator(Group(Recording("y", "x > 0")));
        await evaluator.EvaluateAsync(1000);
        _stage.TakeWritten();
        _stage.Failure = "broken";
        RuleGroupStatus status = await evaluator.EvaluateAsync(2000);
        Assert.That(_stage.TakeWritten(), Is.Empty);
        Assert.That((status.Rules[0].Health, status.Rules[0].LastError), Is.EqualTo((RuleHealth.Bad, "broken")));
        _stage.Failure = null;
        _stage.Given("x", 3000, 0, ("job", "b"));
        await evaluator.EvaluateAsync(3000);
        Assert.That(_stage.TakeWritten(), Is.EqualTo(["y{job=\"a\"} 1 @3000", "y{job=\"b\"} stale @3000"]));
    }

    [Test]
    public async Task Equal_labels_and_too_many_series_fail_the_rule_and_no_other()
    {
        _stage.Given("x", 1000, 1, ("job", "a"));
        _stage.Given("x", 1000, 2, ("job", "b"));
        RuleGroup group = Group(Recording("y", "x", ("job", "c")), Recording("z", "x"), Recording("w", "sum(x)")) with { Limit = 1 };
        RuleGroupStatus status = await Evaluator(group).EvaluateAsync(1000);
        Assert.That(status.Rules.Select(rule => rule.LastError), Is.EqualTo(
        [
            "vector contains metrics with the same labelset after applying rule labels", "exceeded limit of 1 with 2 series", "",
        ]));
        Assert.That(_stage.TakeWritten(), Is.EqualTo(["w 3 @1000"]));
    }

    [Test]
    public async Task Queries_and_samples_lie_behind_by_the_offset()
    {
        _stage.Given("x", 60_000, 1);
        _stage.Given("x", 120_000, 2);
        RuleGroup group = Group(Recording("y", "x"), new AlertingRule("A", PromqlParser.Parse("x > 0"))) with { QueryOffset = TimeSpan.FromMinutes(1) };
        RuleGroupEvaluator evaluator = Evaluator(group);
        RuleGroupStatus status = await evaluator.EvaluateAsync(120_000);
        Assert.That(_stage.TakeWritten(), Is.EqualTo(
        [
            "y 1 @60000", "ALERTS{alertname=\"A\", alertstate=\"firing\"} 1 @60000", "ALERTS_FOR_STATE{alertname=\"A\"} 120 @60000",
        ]));
        Assert.That(status.Rules[1].Alerts.Single().ActiveAtUnixMs, Is.EqualTo(120_000));
    }

    [Test]
    public async Task A_state_change_ends_the_series_of_the_state_before()
    {
        _stage.Given("x", 0, 1);
        RuleGroupEvaluator evaluator = Evaluator(Group(new AlertingRule("A", PromqlParser.Parse("x > 0")) { HoldDuration = TimeSpan.FromMinutes(1) }));
        await evaluator.EvaluateAsync(0);
        Assert.That(evaluator.Status.Rules[0].State, Is.EqualTo(AlertState.Pending));
        _stage.TakeWritten();
        await evaluator.EvaluateAsync(60_000);
        Assert.That(_stage.TakeWritten(), Is.EqualTo(
        [
            "ALERTS{alertname=\"A\", alertstate=\"firing\"} 1 @60000", "ALERTS_FOR_STATE{alertname=\"A\"} 0 @60000", "ALERTS{alertname=\"A\", alertstate=\"pending\"} stale @60000",
        ]));
        Assert.That(evaluator.AlertStates.Single().TakeDue(60_000, evaluator.Interval, TimeSpan.FromMinutes(1)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Labels_of_the_group_and_the_installation_reach_rules_and_templates()
    {
        _stage.Given("x", 0, 1);
        var alert = new AlertingRule("A", PromqlParser.Parse("x"))
        {
            Labels = NamedTexts.Of(("severity", "page")),
            Annotations = NamedTexts.Of(("text", "{{ $externalLabels.region }} {{ $externalURL }} {{ query \"x + 1\" | first | value }} {{ query \"(\" }}")),
        };
        RuleGroup group = Group(alert, Recording("y", "x")) with { Labels = NamedTexts.Of(("severity", "none"), ("team", "t")) };
        var evaluator = new RuleGroupEvaluator(group, _stage, _stage, new RuleEvaluationOptions { ExternalLabels = SeriesLabels.Of(("region", "eu")), ExternalUrl = "http://a" });
        RuleGroupStatus status = await evaluator.EvaluateAsync(0);
        Assert.That(status.Rules[0].Alerts.Single().Labels, Is.EqualTo(SeriesLabels.Of(("alertname", "A"), ("severity", "page"), ("team", "t"))));
        Assert.That(status.Rules[0].Alerts.Single().Annotations["text"], Does.Contain("error calling query: 1:2: parse error"));
        Assert.That(_stage.Written, Does.Contain("y{severity=\"none\", team=\"t\"} 1 @0"));
    }

    [TestCase(AlertFallback.Resolve, AlertState.Inactive, 0)]
    [TestCase(AlertFallback.Keep, AlertState.Firing, 2)]
    [TestCase(AlertFallback.Alert, AlertState.Firing, 4)]
    public async Task No_data_does_what_the_rule_says(AlertFallback fallback, AlertState expected, int series)
    {
        _stage.Given("x", 0, 1);
        RuleGroupEvaluator evaluator = Evaluator(Group(new AlertingRule("A", PromqlParser.Parse("x > 0")) { OnNoData = fallback }));
        await evaluator.EvaluateAsync(0);
        _stage.TakeWritten();
        RuleGroupStatus status = await evaluator.EvaluateAsync(600_000);
        Assert.That(status.Rules[0].State, Is.EqualTo(expected));
        Assert.That(_stage.TakeWritten().Count(text => !text.Contains("stale", StringComparison.Ordinal)), Is.EqualTo(series));
        Assert.That(status.Rules[0].Alerts.Any(alert => alert.Labels[AlertLabels.Reason] == AlertLabels.NoData), Is.EqualTo(fallback == AlertFallback.Alert));
    }

    [Test]
    public async Task A_condition_that_does_not_hold_is_data()
    {
        _stage.Given("x", 0, 1);
        _stage.Given("x", 60_000, 0);
        RuleGroupEvaluator evaluator = Evaluator(Group(new AlertingRule("A", PromqlParser.Parse("x > 0")) { OnNoData = AlertFallback.Keep }));
        await evaluator.EvaluateAsync(0);
        RuleGroupStatus status = await evaluator.EvaluateAsync(60_000);
        Assert.That(status.Rules[0].State, Is.EqualTo(AlertState.Inactive));
    }

    [TestCase(AlertFallback.Keep, AlertState.Firing, 0)]
    [TestCase(AlertFallback.Resolve, AlertState.Inactive, 2)]
    [TestCase(AlertFallback.Alert, AlertState.Firing, 4)]
    public async Task A_failure_does_what_the_rule_says(AlertFallback fallback, AlertState expected, int lines)
    {
        _stage.Given("x", 0, 1);
        RuleGroupEvaluator evaluator = Evaluator(Group(new AlertingRule("A", PromqlParser.Parse("x > 0")) { OnError = fallback }));
        await evaluator.EvaluateAsync(0);
        _stage.TakeWritten();
        _stage.Failure = "broken";
        RuleGroupStatus status = await evaluator.EvaluateAsync(60_000);
        Assert.That((status.Rules[0].State, status.Rules[0].Health, status.Rules[0].LastError), Is.EqualTo((expected, RuleHealth.Bad, "broken")));
        Assert.That(_stage.TakeWritten(), Has.Length.EqualTo(lines));
    }

    [Test]
    public async Task A_new_definition_keeps_alerts_and_ends_the_series_of_removed_rules()
    {
        _stage.Given("x", 0, 1);
        var alert = new AlertingRule("A", PromqlParser.Parse("x > 0"));
        RuleGroupEvaluator before = Evaluator(Group(alert, Recording("y", "x"), Recording("z", "x"), Recording("w", "x", ("a", "b"))));
        await before.EvaluateAsync(0);
        _stage.TakeWritten();
        RuleGroupEvaluator after = Evaluator(Group(Recording("z", "x + 1"), alert with { HoldDuration = TimeSpan.FromHours(1) }, Recording("v", "x")));
        after.TakeOver(before);
        Assert.That(after.Status.Rules[1].State, Is.EqualTo(AlertState.Firing));
        await after.EvaluateAsync(60_000);
        Assert.That(after.Status.Rules[1].State, Is.EqualTo(AlertState.Pending));
        Assert.That(_stage.TakeWritten().Where(text => text.Contains("stale", StringComparison.Ordinal)), Is.EqualTo(
        [
            "ALERTS{alertname=\"A\", alertstate=\"firing\"} stale @60000", "y stale @60000", "w{a=\"b\"} stale @60000",
        ]));
        after.End(120_000);
        Assert.That(_stage.TakeWritten(), Has.Length.EqualTo(4));
    }

    [Test]
    public void A_cancelled_evaluation_ends()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        RuleGroupEvaluator evaluator = Evaluator(Group(Recording("y", "x")));
        Assert.That(async () => await evaluator.EvaluateAsync(0, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Histograms_are_recorded_and_alerted_on()
    {
        _stage.Append(SeriesLabels.Of(("__name__", "h")), 0, new NativeHistogram { Count = 2, Sum = 3, ZeroCount = 2 });
        _stage.TakeWritten();
        RuleGroupEvaluator evaluator = Evaluator(Group(Recording("g", "h"), new AlertingRule("A", PromqlParser.Parse("h")) { Annotations = NamedTexts.Of(("v", "{{ $value }}")) }));
        await evaluator.EvaluateAsync(0);
        Assert.That(_stage.Written[0], Does.StartWith("g {count:2, sum:3"));
        Assert.That(evaluator.Status.Rules[1].Alerts.Single().Annotations["v"], Does.StartWith("{count:2, sum:3"));
    }

    private static RuleGroup Group(params Rule[] rules) => new("g", rules);

    private static RecordingRule Recording(string name, string expression, params (string Name, string Text)[] labels) =>
        new(name, PromqlParser.Parse(expression)) { Labels = NamedTexts.Of(labels) };

    private RuleGroupEvaluator Evaluator(RuleGroup group) => new(group, _stage, _stage);
}
