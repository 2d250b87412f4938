using Instrumentation.Alerts;
using Instrumentation.Delivery;
using Instrumentation.Dispatching;
using Instrumentation.DryRuns;
using Instrumentation.Labels;
using Instrumentation.Matching;

namespace Instrumentation;

/// <summary>Tells a story to our machine.</summary>
internal static class SimulatedStory
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Delivered> Run(RandomStory story)
    {
        AlertmanagerFile file = AlertmanagerFileReader.Parse(story.Configuration.Replace("@HOOK@", "http://127.0.0.1", StringComparison.Ordinal), $"story {story.Seed}");
        NotificationPlan plan = NotificationPlan.Of(file);
        var delivered = new List<Delivered>();

        // As 0.25 does: groups without alerts go with the next of its rounds, which is later than any story's end.
        var options = new DispatchOptions { EmptyGroupsInterval = TimeSpan.FromSeconds(30) };
        var simulation = new MachineSimulation(plan, options, Answer, new Random(story.Seed), Start);
        foreach (StoryAction action in story.Actions)
            simulation.At(Start.AddSeconds(action.At), (machine, now) => Do(machine, action, plan, file, now));
        simulation.RunUntil(Start.AddSeconds(RandomStory.Length));
        return delivered;

        SimulatedAnswer Answer(NotificationDelivery delivery, DateTimeOffset now)
        {
            double second = (now - Start).TotalSeconds;
            Notification notification = delivery.Notification;
            if (notification.Receiver == "one" && second < story.FailsUntil)
                return new SimulatedAnswer(TimeSpan.Zero, new DeliveryOutcome(DeliveryStatus.Failed));
            string alerts = string.Join(' ', notification.Alerts.Select(alert => $"{alert.Name}/{alert.Labels["zone"]}{(alert.EndsAt is null ? "" : "(resolved)")}"));
            delivered.Add(new Delivered(second, notification.Receiver, notification.GroupKey.Text, alerts));
            return new SimulatedAnswer(TimeSpan.Zero, DeliveryOutcome.Delivered);
        }
    }

    private static void Do(NotificationMachine machine, StoryAction action, NotificationPlan plan, AlertmanagerFile file, DateTimeOffset now)
    {
        switch (action)
        {
            case StoryAction.Push push:
                machine.Accept(push.Alerts.Select(alert => Take(alert, push.IsResolved ? now : null, file, now)), now);
                break;
            case StoryAction.Silence silence:
                machine.Silence(new SilenceDraft(MatcherParser.Parse($"alertname={silence.Name}"), now, Start.AddSeconds(silence.Until), "story", "story"), now);
                break;
            case StoryAction.Reload:
                machine.Reload(plan, now);
                break;
        }
    }

    private static Alert Take((string Name, string Zone) alert, DateTimeOffset? endsAt, AlertmanagerFile file, DateTimeOffset now)
    {
        var posted = new PostedAlert([new Labels.Label("alertname", alert.Name), new Labels.Label("zone", alert.Zone)], EndsAt: endsAt);
        return AlertIntake.TryTake(posted, file.ResolveTimeout, now, out Alert? taken, out string? problem) ? taken : throw new InvalidOperationException(problem);
    }
}
