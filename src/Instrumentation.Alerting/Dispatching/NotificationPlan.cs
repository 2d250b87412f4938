using System.Collections.Frozen;
using Instrumentation.Inhibition;
using Instrumentation.Routing;
using Instrumentation.TimeIntervals;

namespace Instrumentation.Dispatching;

/// <summary>What the machine works by: routes, rules and who is there to be told.</summary>
internal sealed record NotificationPlan
{
    public required Route Route { get; init; }

    public IReadOnlyList<InhibitionRule> InhibitionRules { get; init; } = [];

    public FrozenDictionary<string, NamedTimeInterval> TimeIntervals { get; init; } = FrozenDictionary<string, NamedTimeInterval>.Empty;

    /// <summary>The integrations of each receiver, by its name.</summary>
    public required FrozenDictionary<string, IReadOnlyList<IntegrationPlan>> Receivers { get; init; }
}
