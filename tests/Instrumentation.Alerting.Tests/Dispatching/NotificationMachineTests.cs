using Instrumentation.Delivery;
using Instrumentation.DryRuns;
using Instrumentation.Inhibition;
using Instrumentation.Routing;

namespace Instrumentation.Dispatching;

internal sealed class NotificationMachineTests
{
    [Test]
    public void A_group_waits_for_further_alerts_and_is_told_once() =>
        Assert.That(new Scenario(Scenario.Root()).Push(0, "a").Push(0.5, "b").Run(100), Is.EqualTo(["1 team: a b"]));

    [Test]
    public void Alerts_that_come_later_are_told_with_the_next_flush() =>
        Assert.That(new Scenario(Scenario.Root()).Push(0, "a").Push(2, "b").Run(100), Is.EqualTo(["1 team: a", "6 team: a b"]));

    [Test]
    public void An_alert_that_fires_for_longer_than_the_group_waits_is_told_at_once() =>
        Assert.That(new Scenario(Scenario.Root()).Push(5, "a", startsAt: 2).Run(100), Is.EqualTo(["5 team: a"]));

    [Test]
    public void A_group_that_was_told_waits_for_its_interval_however_old_the_next_alert_is() =>
        Assert.That(new Scenario(Scenario.Root()).Push(0, "a").Push(2, "b", startsAt: -50).Run(100), Is.EqualTo(["1 team: a", "6 team: a b"]));

    [Test]
    public void An_end_is_told_once() =>
        Assert.That(new Scenario(Scenario.Root()).Push(0, "a").Push(3, "a", startsAt: 0, endsAt: 3).Run(100), Is.EqualTo(["1 team: a", "6 team: a(resolved)"]));

    [Test]
    public void An_alert_that_is_not_reported_again_ends_by_itself() =>
        Assert.That(new Scenario(Scenario.Root()).Push(0, "a").Run(400), Is.EqualTo(["1 team: a", "301 team: a(resolved)"]));

    [Test]
    public void What_ends_within_the_wait_is_never_told() =>
        Assert.That(new Scenario(Scenario.Root()).Push(0, "a").Push(0.5, "a", startsAt: 0, endsAt: 0.5).Run(100), Is.Empty);

    [Test]
    public void What_ends_and_fires_again_between_two_flushes_is_not_told_again() =>
        Assert.That(
            new Scenario(Scenario.Root()).Push(0, "a").Push(2, "a", startsAt: 0, endsAt: 2).Push(3, "a", startsAt: 3).Run(100),
            Is.EqualTo(["1 team: a"]));

    [Test]
    public void Nothing_new_is_repeated_with_the_first_flush_after_the_interval()
    {
        RouteDefinition root = Scenario.Root() with { RepeatInterval = Scenario.Seconds(12) };
        Assert.That(new Scenario(root).Push(0, "a", endsAt: 1000).Run(40), Is.EqualTo(["1 team: a", "16 team: a", "31 team: a"]));
    }

    [Test]
    public void Groups_are_told_apart_by_the_labels_of_the_route() =>
        Assert.That(
            new Scenario(Scenario.Root("zone")).Push(0, "a zone=1").Push(0.5, "b zone=2").Push(0.7, "c zone=1").Run(100),
            Is.EqualTo(["1 team: a c", "1.5 team: b"]));

    [Test]
    public void Where_all_labels_group_each_alert_is_told_by_itself() =>
        Assert.That(new Scenario(Scenario.Root("...")).Push(0, "a").Push(0, "b").Run(3), Is.EqualTo(["1 team: a", "1 team: b"]));

    [Test]
    public void A_route_that_continues_lets_others_know_too()
    {
        RouteDefinition root = Scenario.Root() with
        {
            Routes =
            [
                new() { Receiver = "other", Matchers = Scenario.Matchers("zone=1"), Continue = true }, new() { Matchers = Scenario.Matchers("zone=~\".+\"") },
            ],
        };
        Assert.That(new Scenario(root).Push(0, "a zone=1").Run(3), Is.EqualTo(["1 other: a", "1 team: a"]));
    }

    [Test]
    public void A_silenced_alert_keeps_firing_but_is_not_told() =>
        Assert.That(
            new Scenario(Scenario.Root()).Silence(0, "alertname=a", 0, 10).Push(0, "a").Push(0, "b").Run(20),
            Is.EqualTo(["1 team: b", "11 team: a b"]));

    [Test]
    public void An_alert_is_muted_while_the_one_that_says_more_fires()
    {
        var rule = new InhibitionRule { SourceMatchers = Scenario.Matchers("alertname=down"), TargetMatchers = Scenario.Matchers("alertname=slow"), Equal = ["zone"] };
        var story = new Scenario.Story { InhibitionRules = [rule] };
        string[] told = new Scenario(Scenario.Root("alertname"), story)
            .Push(0, "down zone=1").Push(0, "slow zone=1").Push(0, "slow zone=2").Push(8, "down zone=1", startsAt: 0, endsAt: 8).Run(20);
        Assert.That(told, Is.EqualTo(["1 team: down", "1 team: slow", "11 team: down(resolved)", "11 team: slow slow"]));
    }

    [Test]
    public void Who_does_not_want_to_hear_of_ends_hears_of_the_next_occurrence()
    {
        var story = new Scenario.Story { SendsResolved = false };
        string[] told = new Scenario(Scenario.Root(), story).Push(0, "a").Push(3, "a", startsAt: 0, endsAt: 3).Push(7, "a", startsAt: 7).Run(20);
        Assert.That(told, Is.EqualTo(["1 team: a", "8 team: a"]));
    }

    [Test]
    public void A_failure_that_may_pass_is_tried_again_within_the_flush()
    {
        var story = new Scenario.Story { Answer = (_, at) => At(at, 2.5, DeliveryStatus.Retry) };
        string[] told = new Scenario(Scenario.Root(), story).Push(0, "a").Run(20);
        Assert.Multiple(() =>
        {
            Assert.That(told, Has.Length.InRange(3, 6));
            Assert.That(told[..^1], Has.All.EndsWith("team: a [Retry]"));
            Assert.That(told[^1], Does.EndWith("team: a"));
        });
    }

    [Test]
    public void A_failure_that_does_not_pass_is_tried_again_with_the_next_flush()
    {
        var story = new Scenario.Story { Answer = (_, at) => At(at, 8, DeliveryStatus.Failed) };
        Assert.That(new Scenario(Scenario.Root(), story).Push(0, "a").Run(30), Is.EqualTo(["1 team: a [Failed]", "6 team: a [Failed]", "11 team: a"]));
    }

    [TestCase(3, "4 team: a", TestName = "within the flush")]
    [TestCase(12, "13 team: a", TestName = "later than the next flush")]
    [TestCase(100, "101 team: a", TestName = "much later")]
    public void A_receiver_that_asks_for_a_wait_is_left_alone_for_so_long(double wait, string told)
    {
        var busy = new DeliveryOutcome(DeliveryStatus.Retry, "busy", Scenario.Seconds(wait));
        var story = new Scenario.Story { Answer = (_, at) => new SimulatedAnswer(TimeSpan.Zero, at < 2 ? busy : DeliveryOutcome.Delivered) };
        Assert.That(new Scenario(Scenario.Root(), story).Push(0, "a", endsAt: 1000).Run(200), Is.EqualTo(["1 team: a [Retry]", told]));
    }

    [Test]
    public void An_end_that_could_not_be_told_is_told_with_the_next_flush()
    {
        var story = new Scenario.Story { Answer = (_, at) => At(at - 5, 2, DeliveryStatus.Failed, from: 0) };
        string[] told = new Scenario(Scenario.Root(), story).Push(0, "a").Push(3, "a", startsAt: 0, endsAt: 3).Run(30);
        Assert.That(told, Is.EqualTo(["1 team: a", "6 team: a(resolved) [Failed]", "11 team: a(resolved)"]));
    }

    [Test]
    public void A_receiver_that_never_answers_delays_its_own_group_only()
    {
        var story = new Scenario.Story { Answer = (receiver, _) => new SimulatedAnswer(Scenario.Seconds(receiver == "other" ? 1000 : 0), DeliveryOutcome.Delivered) };
        RouteDefinition root = Scenario.Root() with { Routes = [new() { Receiver = "other", Matchers = Scenario.Matchers("zone=1") }] };
        string[] told = new Scenario(root, story).Push(0, "a zone=1").Push(0, "b").Push(4, "c").Push(4, "d zone=1").Run(14);

        // The flush of the hung one ends after its 10 s; the flush that was missed meanwhile follows at once.
        Assert.That(told, Is.EqualTo(["1 other: a", "1 team: b", "6 team: b c", "11 other: a d"]));
    }

    [Test]
    public void After_a_reload_nothing_is_told_twice_even_while_it_is_on_its_way()
    {
        var story = new Scenario.Story { Answer = (_, at) => new SimulatedAnswer(Scenario.Seconds(at < 2 ? 3 : 0), DeliveryOutcome.Delivered) };
        string[] told = new Scenario(Scenario.Root(), story).Push(0, "a").Reload(2).Push(3, "b").Reload(10).Run(30);
        Assert.That(told, Is.EqualTo(["1 team: a", "7 team: a b"]));
    }

    [Test]
    public void After_a_restart_what_was_told_stays_told() =>
        Assert.That(new Scenario(Scenario.Root()).Push(0, "a").Restart(3, downFor: 10).Push(14, "a", startsAt: 0).Run(60), Is.EqualTo(["1 team: a"]));

    [Test]
    public void What_was_on_its_way_when_the_process_ended_is_told_once_more()
    {
        var story = new Scenario.Story { Answer = (_, at) => new SimulatedAnswer(Scenario.Seconds(at < 2 ? 3 : 0), DeliveryOutcome.Delivered) };
        Assert.That(new Scenario(Scenario.Root(), story).Push(0, "a").Restart(2, downFor: 1).Run(60), Is.EqualTo(["1 team: a", "3 team: a"]));
    }

    [Test]
    public void What_ended_while_the_process_was_down_is_told_after_its_start() =>
        Assert.That(
            new Scenario(Scenario.Root()).Push(0, "a", endsAt: 6).Restart(3, downFor: 10).Run(60),
            Is.EqualTo(["1 team: a", "13 team: a(resolved)"]));

    [Test]
    public void What_nobody_could_report_while_the_process_was_down_has_not_ended_before_the_grace_is_over()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Reported(at: 400, until: 600), Is.EqualTo(["1 team: a"]), "reported again within the grace");
            Assert.That(
                new Scenario(Scenario.Root()).Push(0, "a").Restart(3, downFor: 600).Run(1300), Is.EqualTo(["1 team: a", "1203 team: a(resolved)"]), "never reported again");
            Assert.That(
                new Scenario(Scenario.Root()).Push(0, "a").Restart(3, downFor: 600).Push(700, "a", startsAt: 0, endsAt: 700).Run(1300),
                Is.EqualTo(["1 team: a", "703 team: a(resolved)"]),
                "its end was reported");
        });

        static string[] Reported(double at, double until) => new Scenario(Scenario.Root()).Push(0, "a").Restart(3, downFor: 360).Push(at, "a", startsAt: 0).Run(until);
    }

    [Test]
    public void Before_the_start_delay_is_over_nothing_is_told()
    {
        var story = new Scenario.Story { Options = new DispatchOptions { StartAt = Scenario.At(20) } };
        Assert.That(new Scenario(Scenario.Root(), story).Push(0, "a").Push(10, "b", startsAt: -50).Run(60), Is.EqualTo(["20 team: a b"]));
    }

    [Test]
    public void A_group_whose_alerts_have_ended_begins_anew_unless_it_is_kept()
    {
        var kept = new Scenario.Story { Options = new DispatchOptions { EmptyGroupsInterval = Scenario.Seconds(30) } };
        Assert.Multiple(() =>
        {
            Assert.That(Ended(null), Is.EqualTo(["1 team: a", "6 team: a(resolved)", "8 team: b"]));
            Assert.That(Ended(kept), Is.EqualTo(["1 team: a", "6 team: a(resolved)", "11 team: b"]));
        });

        static string[] Ended(Scenario.Story? story) =>
            new Scenario(Scenario.Root(), story).Push(0, "a").Push(3, "a", startsAt: 0, endsAt: 3).Push(7, "b").Run(40);
    }

    private static SimulatedAnswer At(double at, double until, DeliveryStatus status, double from = double.NegativeInfinity) =>
        new(TimeSpan.Zero, at >= from && at < until ? new DeliveryOutcome(status) : DeliveryOutcome.Delivered);
}
