using System.Collections.Frozen;
using Instrumentation.Inhibition;
using Instrumentation.Notifications;
using Instrumentation.Routing;
using Instrumentation.TimeIntervals;

namespace Instrumentation.Dispatching;

/// <summary>What the machine works by: routes, rules and who is there to be told.</summary>
internal sealed record NotificationPlan
{
    /// <summary>The root of the routing tree.</summary>
    public required AlertRoute Route { get; init; }

    public IReadOnlyList<InhibitionRule> InhibitionRules { get; init; } = [];

    public FrozenDictionary<string, NamedTimeInterval> TimeIntervals { get; init; } = FrozenDictionary<string, NamedTimeInterval>.Empty;

    /// <summary>The integrations of each receiver, by its name.</summary>
    public required FrozenDictionary<string, IReadOnlyList<IntegrationPlan>> Receivers { get; init; }

    /// <summary>Makes the plan of a configuration.</summary>
    /// <param name="file">The configuration.</param>
    /// <param name="own">The names of receivers that the application has a receiver of its own for.</param>
    public static NotificationPlan Of(AlertmanagerFile file, params IEnumerable<string> own) => new()
    {
        Route = AlertRoute.Create(file.Route),
        InhibitionRules = file.InhibitionRules,
        TimeIntervals = file.TimeIntervals.ToFrozenDictionary(interval => interval.Name, StringComparer.Ordinal),
        Receivers = file.Receivers.ToFrozenDictionary(receiver => receiver.Name, receiver => (IReadOnlyList<IntegrationPlan>)Integrations(receiver, own.Contains(receiver.Name)), StringComparer.Ordinal),
    };

    private static List<IntegrationPlan> Integrations(ReceiverDefinition receiver, bool hasOwn)
    {
        var plans = new List<IntegrationPlan>(
            receiver.Integrations.Select(integration => new IntegrationPlan(new IntegrationId(receiver.Name, integration.Type, integration.Index), integration.SendsResolved)));
        if (hasOwn)
            plans.Add(new IntegrationPlan(new IntegrationId(receiver.Name, IntegrationId.OwnType, 0), SendsResolved: true));
        return plans;
    }
}
