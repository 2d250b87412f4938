using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Rules;

public sealed class AlertingRuleStateTests
{
    private const long Minute = 60_000;
    private const long Start = 1_700_000_000_000;

    private static readonly SeriesLabels Alert = SeriesLabels.Of(("alertname", "A"), ("job", "x"));

    // i inactive, p pending, f firing; values are compared with 50, null is no sample.
    [TestCase(1, 1, new double[] { 75, 85, 70, 70, 10, 10 }, "pffffi", TestName = "Hold_and_keep_firing")]
    [TestCase(1, 1, new double[] { 75, 10 }, "pi", TestName = "A_pending_alert_is_never_kept_firing")]
    [TestCase(0, 0, new double[] { 75, 10 }, "fi", TestName = "Without_hold_duration_an_alert_fires_at_once")]
    [TestCase(2, 0, new double[] { 75, 75, 10, 75, 75, 75 }, "ppippf", TestName = "A_pending_alert_begins_anew_after_one_false_evaluation")]
    [TestCase(0, 2, new double[] { 75, 10, 75, 10, 10, 10 }, "fffffi", TestName = "The_clock_of_keep_firing_begins_anew_when_the_condition_holds_again")]
    [TestCase(0, 0, new double[] { 75, double.NaN, 75 }, "fif", TestName = "No_sample_resolves")]
    public void An_alert_goes_through_its_states(int hold, int keep, double[] values, string expected)
    {
        AlertingRuleState state = State(hold, keep);
        Assert.That(state.State, Is.EqualTo(AlertState.Unknown));
        string states = "";
        for (int minute = 0; minute < values.Length; minute++)
        {
            state.Evaluate(Start + (minute * Minute), values[minute] > 50 ? [Candidate(values[minute])] : []);
            states += state.State switch { AlertState.Inactive => 'i', AlertState.Pending => 'p', _ => 'f' };
        }

        Assert.That(states, Is.EqualTo(expected));
    }

    [Test]
    public void Annotations_and_value_are_refreshed_and_the_start_is_not()
    {
        AlertingRuleState state = State(0, 0);
        state.Evaluate(Start, [Candidate(1, "old")]);
        state.Evaluate(Start + Minute, [Candidate(2, "new")]);
        ActiveAlert alert = state.Alerts.Single();
        Assert.That((alert.Value, alert.Annotations["a"], alert.ActiveAtUnixMs, alert.FiredAtUnixMs), Is.EqualTo((2d, "new", Start, (long?)Start)));
    }

    [Test]
    public void Series_show_pending_and_firing_alerts_and_since_when()
    {
        AlertingRuleState state = State(1, 0, NamedTexts.Of(("job", "raw"), ("empty", "{{ \"\" }}")));
        Assert.That(state.Evaluate(Start + 500, [Candidate(1)]).Select(Text), Is.EqualTo(
        [
            "ALERTS{alertname=\"A\", alertstate=\"pending\", empty=\"{{ \\\"\\\" }}\", job=\"x\"} 1",
            "ALERTS_FOR_STATE{alertname=\"A\", empty=\"{{ \\\"\\\" }}\", job=\"x\"} 1700000000",
        ]));
        Assert.That(Text(state.Evaluate(Start + 500 + Minute, [Candidate(1)])[0]), Does.Contain("alertstate=\"firing\""));
        Assert.That(state.Evaluate(Start + 500 + (2 * Minute), []), Is.Empty);
        state.GivesSeries = false;
        Assert.That(state.Evaluate(Start + 500 + (3 * Minute), [Candidate(1)]), Is.Empty);
    }

    [Test]
    public void Two_samples_of_the_same_labels_fail_and_leave_the_state()
    {
        AlertingRuleState state = State(0, 0);
        state.Evaluate(Start, [Candidate(1)]);
        RuleEvaluationException exception = Assert.Throws<RuleEvaluationException>(() => state.Evaluate(Start + Minute, [Candidate(1), Candidate(2)]))!;
        Assert.That(exception.Message, Is.EqualTo("vector contains metrics with the same labelset after applying alert labels"));
        Assert.That(state.Alerts.Single().Value, Is.EqualTo(1));
    }

    [Test]
    public void More_alerts_than_the_limit_fail_and_drop_all()
    {
        var state = new AlertingRuleState(Rule(0, 0), limit: 1);
        state.Evaluate(Start, [Candidate(1)]);
        AlertCandidate other = new(Alert.With("job", "y"), NamedTexts.Empty, 1);
        RuleEvaluationException exception = Assert.Throws<RuleEvaluationException>(() => state.Evaluate(Start + Minute, [Candidate(1), other]))!;
        Assert.That(exception.Message, Is.EqualTo("exceeded limit of 1 with 2 alerts"));
        Assert.That(state.Alerts, Is.Empty);
    }

    [Test]
    public void Resolved_alerts_are_kept_for_fifteen_minutes()
    {
        AlertingRuleState state = State(0, 0);
        state.Evaluate(Start, [Candidate(1)]);
        state.Evaluate(Start + Minute, []);
        Assert.That(state.Alerts.Single().ResolvedAtUnixMs, Is.EqualTo(Start + Minute));
        state.Evaluate(Start + (16 * Minute), []);
        Assert.That(state.Alerts, Has.Count.EqualTo(1));
        state.Evaluate(Start + (16 * Minute) + 1, []);
        Assert.That(state.Alerts, Is.Empty);
    }

    [Test]
    public void A_resolved_alert_that_comes_back_is_a_new_one()
    {
        AlertingRuleState state = State(0, 0);
        state.Evaluate(Start, [Candidate(1)]);
        state.Evaluate(Start + Minute, []);
        state.Evaluate(Start + (2 * Minute), [Candidate(1)]);
        ActiveAlert alert = state.Alerts.Single();
        Assert.That((alert.State, alert.ActiveAtUnixMs, alert.ResolvedAtUnixMs), Is.EqualTo((AlertState.Firing, Start + (2 * Minute), (long?)null)));
    }

    [Test]
    public void A_longer_hold_duration_takes_a_firing_alert_back_to_pending()
    {
        AlertingRuleState before = State(0, 0);
        before.Evaluate(Start, [Candidate(1)]);
        AlertingRuleState after = State(5, 0);
        after.TakeOver(before);
        after.Evaluate(Start + Minute, [Candidate(1)]);
        Assert.That(after.Alerts.Single(), Is.EqualTo(before.Alerts.Single() with { State = AlertState.Pending, FiredAtUnixMs = null }));
    }

    [Test]
    public void An_evaluation_that_cannot_tell_can_keep_alerts_and_add_one()
    {
        AlertingRuleState state = State(5, 0);
        state.Evaluate(Start, [Candidate(1)]);
        AlertCandidate reason = new(SeriesLabels.Of(("alertname", "A"), (AlertLabels.Reason, AlertLabels.NoData)), NamedTexts.Empty, double.NaN);
        Assert.That(state.Hold(Start + (9 * Minute), [reason]), Has.Count.EqualTo(4));
        Assert.That(state.Alerts.Select(alert => alert.State), Is.All.EqualTo(AlertState.Pending));
        state.Evaluate(Start + (10 * Minute), [Candidate(1)]);
        Assert.That(state.Alerts.Single().State, Is.EqualTo(AlertState.Firing));
    }

    [Test]
    public void Alerts_are_due_when_they_fire_when_they_resolve_and_after_the_delay()
    {
        AlertingRuleState state = State(1, 0);
        TimeSpan interval = TimeSpan.FromSeconds(30);
        TimeSpan delay = TimeSpan.FromMinutes(1);
        var sent = new List<(long Second, AlertState State, long EndsAt)>();
        for (long second = 0; second <= 20 * 60; second += 30)
        {
            state.Evaluate(Start + (second * 1000), second < 150 ? [Candidate(1)] : []);
            foreach (AlertToSend due in state.TakeDue(Start + (second * 1000), interval, delay))
                sent.Add((second, due.Alert.State, (due.EndsAtUnixMs - Start) / 1000));
        }

        Assert.That(sent.Take(4), Is.EqualTo(
        [
            (60L, AlertState.Firing, 300L), (150L, AlertState.Inactive, 150L), (240L, AlertState.Inactive, 150L), (330L, AlertState.Inactive, 150L),
        ]));
        Assert.That(sent[^1].Second, Is.LessThanOrEqualTo(150 + (15 * 60)));
    }

    [Test]
    public void Alerts_that_were_kept_go_on_as_if_nothing_had_been()
    {
        AlertingRuleState before = State(5, 5);
        before.Evaluate(Start, [Candidate(1)]);
        before.Evaluate(Start + (5 * Minute), [Candidate(1), new AlertCandidate(Alert.With("job", "late"), NamedTexts.Empty, 1)]);
        before.Evaluate(Start + (6 * Minute), [new AlertCandidate(Alert.With("job", "late"), NamedTexts.Empty, 1)]);
        AlertingRuleState after = State(5, 5);
        after.Restore(before.Alerts, Start + (6 * Minute), Start + (26 * Minute));
        Assert.That(after.State, Is.EqualTo(AlertState.Firing));
        Assert.That(after.Alerts.Select(alert => (alert.State, alert.ActiveAtUnixMs, alert.KeepFiringSinceUnixMs)), Is.EqualTo(
        [
            (AlertState.Pending, Start + (25 * Minute), (long?)null),
            (AlertState.Firing, Start, Start + (26 * Minute)),
        ]));
        after.Evaluate(Start + (29 * Minute), [new AlertCandidate(Alert.With("job", "late"), NamedTexts.Empty, 1)]);
        Assert.That(after.Alerts.Select(alert => alert.State), Is.EqualTo([AlertState.Pending, AlertState.Firing]));
        after.Evaluate(Start + (31 * Minute), [new AlertCandidate(Alert.With("job", "late"), NamedTexts.Empty, 1)]);
        Assert.That(after.Alerts.Select(alert => alert.State), Is.EqualTo([AlertState.Firing, AlertState.Inactive]));
    }

    [Test]
    public void After_a_long_outage_pending_alerts_begin_anew_and_firing_ones_go_on()
    {
        AlertingRuleState before = State(5, 0);
        before.Evaluate(Start, [Candidate(1)]);
        before.Evaluate(Start + (5 * Minute), [Candidate(1), new AlertCandidate(Alert.With("job", "late"), NamedTexts.Empty, 1)]);
        AlertingRuleState after = State(5, 0);
        after.Restore(before.Alerts, Start, Start + (61 * Minute));
        Assert.That(after.Alerts, Is.EqualTo([before.Alerts.Single(alert => alert.State == AlertState.Firing)]));
    }

    // Minutes before now; the alert's condition held for some time, then nothing was running until now.
    [TestCase(25, 20, 10, -20 + 10 + 0, TestName = "A_pending_alert_moves_on_by_the_outage")]
    [TestCase(25, 60, 5, -60, TestName = "An_alert_that_had_fired_fires_at_the_next_evaluation")]
    [TestCase(25, 28, 5, -15, TestName = "An_alert_that_has_little_left_fires_after_the_grace_period")]
    [TestCase(25, 200, 61, 0, TestName = "After_an_outage_beyond_tolerance_an_alert_begins_anew")]
    [TestCase(9, 20, 5, 0, TestName = "A_rule_that_holds_shorter_than_the_grace_period_is_not_restored")]
    public void Alerts_are_restored_from_series_as_Prometheus_does(int hold, int activeSince, int outage, int expectedActiveAt)
    {
        long now = Start + (600 * Minute);
        AlertingRuleState state = State(hold, 0);
        state.GivesSeries = false;
        state.Evaluate(now, [Candidate(1)]);
        SeriesLabels series = Alert.With(LabelNames.MetricName, AlertLabels.ForStateSeries);
        state.RestoreFromSeries([new AlertForStateSample(series, now - (outage * Minute), (now - (activeSince * Minute)) / 1000)], now);
        Assert.That((state.Alerts.Single().ActiveAtUnixMs - now) / Minute, Is.EqualTo(expectedActiveAt));
        Assert.That(state.GivesSeries, Is.True);
    }

    [Test]
    public void An_alert_whose_series_had_ended_is_not_restored()
    {
        AlertingRuleState state = State(25, 0);
        state.Evaluate(Start, [Candidate(1)]);
        state.RestoreFromSeries([new AlertForStateSample(Alert, Start - Minute, StaleMarker.Value), new AlertForStateSample(SeriesLabels.Of(("alertname", "B")), Start - Minute, 5)], Start);
        Assert.That(state.Alerts.Single().ActiveAtUnixMs, Is.EqualTo(Start));
    }

    private static AlertingRule Rule(int holdMinutes, int keepMinutes) => new("A", PromqlParser.Parse("v > 50"))
    {
        HoldDuration = TimeSpan.FromMinutes(holdMinutes),
        KeepFiringDuration = TimeSpan.FromMinutes(keepMinutes),
    };

    private static AlertingRuleState State(int holdMinutes, int keepMinutes, NamedTexts? labels = null) => new(Rule(holdMinutes, keepMinutes), labels);

    private static AlertCandidate Candidate(double value, string annotation = "a") => new(Alert, NamedTexts.Of(("a", annotation)), value);

    private static string Text(EvaluatedSample sample) => $"{sample.Labels} {sample.Value:0}";
}
