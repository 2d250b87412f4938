using Instrumentation.Histograms;
using Instrumentation.Journal;
using Instrumentation.Labels;
using Instrumentation.Syntax;
using Instrumentation.TestKit;

namespace Instrumentation.Rules;

public sealed class AlertJournalTests
{
    private const long Start = 1_000_000_000;
    private const long Minute = 60_000;

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("alerts").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Alerts_are_the_same_after_a_restart_but_for_the_outage()
    {
        var store = Store();
        using var engine = new PromqlEngine();
        RuleGroupEvaluator before = Evaluator(store, engine);
        await using (AlertJournal journal = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder }))
        {
            await EvaluateAsync(before, journal, store, minute: 0, a: 5, b: 5);
            await EvaluateAsync(before, journal, store, minute: 2, a: 6, b: 0);
            await EvaluateAsync(before, journal, store, minute: 3, a: 7, b: double.NaN);
        }

        RuleGroupEvaluator after = Evaluator(store, engine);
        await using AlertJournal reopened = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder });
        int restored = reopened.Restore("file", after, Start + (13 * Minute));

        Assert.That(restored, Is.EqualTo(before.AlertStates.Sum(state => state.Alerts.Count)));
        Assert.That(after.AlertStates[0].Alerts, Is.EqualTo(before.AlertStates[0].Alerts), "firing for good");
        Assert.That(after.AlertStates[1].Alerts.Single(), Is.EqualTo(before.AlertStates[1].Alerts.Single() with { ActiveAtUnixMs = Start + (10 * Minute) }), "pending for an hour");
        ActiveAlert kept = before.AlertStates[2].Alerts.Single(alert => alert.KeepFiringSinceUnixMs is not null);
        Assert.That(
            after.AlertStates[2].Alerts.Single(alert => alert.Labels == kept.Labels),
            Is.EqualTo(kept with { KeepFiringSinceUnixMs = kept.KeepFiringSinceUnixMs + (10 * Minute) }),
            "firing on after the end");
        Assert.That(after.Status.Rules[0].State, Is.EqualTo(AlertState.Firing), "shown before the first evaluation");
    }

    [Test]
    public async Task An_alert_of_a_short_hold_and_one_that_fires_on_survive_a_restart_and_end_in_their_time()
    {
        var store = Store();
        using var engine = new PromqlEngine();
        await using (AlertJournal journal = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder }))
        {
            RuleGroupEvaluator before = Evaluator(store, engine);
            await EvaluateAsync(before, journal, store, minute: 0, a: 5, b: 5);
            await EvaluateAsync(before, journal, store, minute: 1, a: 0, b: 0);
        }

        RuleGroupEvaluator after = Evaluator(store, engine);
        await using AlertJournal reopened = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder });
        reopened.Restore("file", after, Start + (2 * Minute));
        await EvaluateAsync(after, reopened, store, minute: 2, a: 0, b: 0);
        Assert.That(after.AlertStates[2].State, Is.EqualTo(AlertState.Firing));
        for (int minute = 3; minute <= 6; minute++)
            await EvaluateAsync(after, reopened, store, minute, a: 0, b: 0);
        Assert.That(after.AlertStates[2].State, Is.EqualTo(AlertState.Firing), "5 minutes without the outage of one");
        await EvaluateAsync(after, reopened, store, minute: 7, a: 0, b: 0);
        Assert.That(after.AlertStates[2].State, Is.EqualTo(AlertState.Inactive));
    }

    [Test]
    public async Task What_fired_before_a_restart_ends_only_once_it_has_been_measured_since_or_after_the_grace()
    {
        var store = Store();
        using var engine = new PromqlEngine();
        await using (AlertJournal journal = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder }))
            await EvaluateAsync(Evaluator(store, engine), journal, store, minute: 0, a: 5, b: 0);
        await using AlertJournal reopened = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder });
        async Task<AlertState> StateAfterAsync(double? measured, params int[] minutes)
        {
            RuleGroupEvaluator after = Evaluator(store, engine);
            reopened.Restore("file", after, Start + (20 * Minute));
            if (measured is { } value)
                store.Append(SeriesLabels.Of(("__name__", "x"), ("name", "a")), Start + (minutes[^1] * Minute), value);
            foreach (int minute in minutes)
                await after.EvaluateAsync(Start + (minute * Minute));
            return after.AlertStates[0].State;
        }

        Assert.That(await StateAfterAsync(null, 21, 25, 29), Is.EqualTo(AlertState.Firing), "nothing was measured");
        Assert.That(await StateAfterAsync(null, 21, 30), Is.EqualTo(AlertState.Inactive), "the grace is over");
        Assert.That(await StateAfterAsync(0, 21, 22), Is.EqualTo(AlertState.Inactive), "what was measured is within bounds");
        Assert.That(await StateAfterAsync(5, 23), Is.EqualTo(AlertState.Firing), "what was measured is beyond bounds");
    }

    [Test]
    public async Task Alerts_that_are_gone_are_gone_after_a_restart_too_and_other_groups_get_none()
    {
        var store = Store();
        using var engine = new PromqlEngine();
        await using (AlertJournal journal = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder }))
        {
            RuleGroupEvaluator before = Evaluator(store, engine);
            await EvaluateAsync(before, journal, store, minute: 0, a: 5, b: 0);
            for (int minute = 1; minute <= 9; minute++)
                await EvaluateAsync(before, journal, store, minute * 4, a: 0, b: 0);
            Assert.That(before.AlertStates.Sum(state => state.Alerts.Count), Is.Zero);
            before = Evaluator(store, engine);
            await EvaluateAsync(before, journal, store, minute: 40, a: 5, b: 0);
        }

        await using AlertJournal reopened = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder });
        Assert.That(reopened.Restore("another file", Evaluator(store, engine), Start + (41 * Minute)), Is.Zero);
        Assert.That(reopened.Restore("file", Evaluator(store, engine), Start + (41 * Minute)), Is.EqualTo(3));
    }

    [Test]
    public async Task Of_more_alerts_than_a_record_takes_a_part_is_kept()
    {
        var store = new SeriesStore(new SeriesStoreOptions { TimeProvider = new FakeClock(DateTimeOffset.FromUnixTimeMilliseconds(Start)) });
        using var engine = new PromqlEngine();
        RuleGroupEvaluator Make() => new(
            new RuleGroup("group", [new AlertingRule("many", PromqlParser.Parse("x > 1")) { Annotations = NamedTexts.Of(("text", new string('t', 200_000))) }]),
            new EngineRuleQuery(engine, store),
            new Sink(store));
        RuleGroupEvaluator before = Make();
        await using (AlertJournal journal = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder }))
        {
            for (int number = 0; number < 100; number++)
                store.Append(SeriesLabels.Of(("__name__", "x"), ("number", $"{number}")), Start, 2);
            await before.EvaluateAsync(Start);
            journal.Keep("file", before);
            await journal.CommitAsync();
        }

        await using AlertJournal reopened = await AlertJournal.OpenAsync(new JournalOptions { Path = _folder });
        Assert.That(before.AlertStates[0].Alerts, Has.Count.EqualTo(100));
        Assert.That(reopened.Restore("file", Make(), Start), Is.EqualTo(50));
    }

    private static SeriesStore Store() => new(new SeriesStoreOptions { TimeProvider = new FakeClock(DateTimeOffset.FromUnixTimeMilliseconds(Start + (60 * Minute))) });

    private static RuleGroupEvaluator Evaluator(SeriesStore store, PromqlEngine engine)
    {
        PromqlExpression condition = PromqlParser.Parse("x > 1");
        NamedTexts annotations = NamedTexts.Of(("text", "{{ $labels.name }} \" is {{ $value }}"));
        return new RuleGroupEvaluator(
            new RuleGroup(
                "group",
                [
                    new AlertingRule("fires", condition) { Annotations = annotations },
                    new AlertingRule("pends", condition) { HoldDuration = TimeSpan.FromHours(1), Annotations = annotations },
                    new AlertingRule("fires", condition) { KeepFiringDuration = TimeSpan.FromMinutes(5), HoldDuration = TimeSpan.FromSeconds(0) },
                ]),
            new EngineRuleQuery(engine, store),
            new Sink(store));
    }

    private static async Task EvaluateAsync(RuleGroupEvaluator evaluator, AlertJournal journal, SeriesStore store, int minute, double a, double b)
    {
        long time = Start + (minute * Minute);
        store.Append(SeriesLabels.Of(("__name__", "x"), ("name", "a")), time, a);
        store.Append(SeriesLabels.Of(("__name__", "x"), ("name", "b\n")), time, b);
        await evaluator.EvaluateAsync(time);
        journal.Keep("file", evaluator);
        await journal.CommitAsync();
    }

    private sealed class Sink(SeriesStore store) : ISeriesSink
    {
        public void Append(SeriesLabels labels, long timeUnixMs, double value) => store.Append(labels, timeUnixMs, value);

        public void Append(SeriesLabels labels, long timeUnixMs, NativeHistogram histogram) => store.Append(labels, timeUnixMs, histogram);
    }
}
