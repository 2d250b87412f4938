using System.Collections.Frozen;
using System.Globalization;
using Instrumentation.Alerts;
using Instrumentation.Delivery;
using Instrumentation.DryRuns;
using Instrumentation.Inhibition;
using Instrumentation.Labels;
using Instrumentation.Matching;
using Instrumentation.Notifications;
using Instrumentation.Routing;
using Instrumentation.TimeIntervals;

namespace Instrumentation.Dispatching;

/// <summary>A story of reports and answers in seconds from its start, and what the receivers get.</summary>
internal sealed class Scenario
{
    private readonly List<string> _received = [];
    private readonly NotificationPlan _plan;
    private readonly MachineSimulation _simulation;

    public Scenario(RouteDefinition root, Story? story = null)
    {
        story ??= new Story();
        _plan = Plan(root, story);
        _simulation = new MachineSimulation(_plan, story.Options, Answer(story), new Random(1), Start);
    }

    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public MachineSimulation Simulation => _simulation;

    /// <summary>A root with short times: 1 s to wait, 5 s between flushes, an hour until a repetition.</summary>
    public static RouteDefinition Root(params string[] groupBy) => new()
    {
        Receiver = "team",
        GroupBy = groupBy,
        GroupWait = Seconds(1),
        GroupInterval = Seconds(5),
        RepeatInterval = Seconds(3600),
    };

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static DateTimeOffset At(double seconds) => Start + Seconds(seconds);

    public static IReadOnlyList<LabelMatcher> Matchers(string text) => MatcherParser.Parse(text);

    public Scenario Push(double at, string labels, double? startsAt = null, double? endsAt = null)
    {
        _simulation.At(At(at), (machine, now) =>
        {
            var posted = new PostedAlert([.. Labels(labels)], null, startsAt is { } start ? At(start) : null, endsAt is { } end ? At(end) : null);
            Assert.That(AlertIntake.TryTake(posted, RoutingConstants.ResolveTimeout, now, out Alert? alert, out string? problem), Is.True, problem);
            machine.Accept([alert!], now);
        });
        return this;
    }

    public Scenario Silence(double at, string matchers, double startsAt, double endsAt)
    {
        _simulation.At(At(at), (machine, now) => machine.Silence(new SilenceDraft(Matchers(matchers), At(startsAt), At(endsAt), "me", "why"), now));
        return this;
    }

    public Scenario Restart(double at, double downFor)
    {
        _simulation.RestartAt(At(at), Seconds(downFor), _plan);
        return this;
    }

    public Scenario Reload(double at)
    {
        _simulation.At(At(at), (machine, now) => machine.Reload(_plan, now));
        return this;
    }

    /// <summary>Runs to an instant, and tells what was received by then, such as <c>2 team: a b(resolved)</c>.</summary>
    public string[] Run(double until)
    {
        _simulation.RunUntil(At(until));
        return [.. _received];
    }

    private static IEnumerable<Labels.Label> Labels(string text) =>
        text.Split(' ').Select(pair => pair.Split('=')).Select(pair => pair.Length == 1 ? new Labels.Label("alertname", pair[0]) : new Labels.Label(pair[0], pair[1]));

    private static NotificationPlan Plan(RouteDefinition root, Story story) => new()
    {
        Route = AlertRoute.Create(root),
        InhibitionRules = story.InhibitionRules,
        TimeIntervals = story.TimeIntervals.ToFrozenDictionary(interval => interval.Name),
        Receivers = story.Receivers.ToFrozenDictionary(
            receiver => receiver,
            receiver => (IReadOnlyList<IntegrationPlan>)[new IntegrationPlan(new IntegrationId(receiver, "webhook", 0), story.SendsResolved)]),
    };

    private Func<NotificationDelivery, DateTimeOffset, SimulatedAnswer> Answer(Story story) => (delivery, now) =>
    {
        double seconds = (now - Start).TotalSeconds;
        SimulatedAnswer answer = story.Answer(delivery.Notification.Receiver, seconds);
        string alerts = string.Join(' ', delivery.Notification.Alerts.Select(alert => alert.Name + (alert.EndsAt is null ? "" : "(resolved)")));
        string outcome = answer.Outcome.Status == DeliveryStatus.Delivered ? "" : $" [{answer.Outcome.Status}]";
        _received.Add(string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds, 1)} {delivery.Notification.Receiver}: {alerts}{outcome}"));
        return answer;
    };

    /// <summary>What a scenario has beside its routes.</summary>
    public sealed record Story
    {
        public DispatchOptions Options { get; init; } = new();

        public IReadOnlyList<InhibitionRule> InhibitionRules { get; init; } = [];

        public IReadOnlyList<NamedTimeInterval> TimeIntervals { get; init; } = [];

        public IReadOnlyList<string> Receivers { get; init; } = ["team", "other"];

        public bool SendsResolved { get; init; } = true;

        /// <summary>How a receiver answers at a second.</summary>
        public Func<string, double, SimulatedAnswer> Answer { get; init; } = (_, _) => new SimulatedAnswer(TimeSpan.Zero, DeliveryOutcome.Delivered);
    }
}
