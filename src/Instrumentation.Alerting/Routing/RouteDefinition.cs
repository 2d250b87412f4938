using Instrumentation.Labels;

namespace Instrumentation.Routing;

/// <summary>A node of the routing tree as it is written: what is null is inherited from the parent.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record RouteDefinition
{
    /// <summary>Who is told; null to inherit. The root needs one.</summary>
    public string? Receiver { get; init; }

    /// <summary>What an alert's labels have to match, all of them; none matches every alert. The root has none.</summary>
    public IReadOnlyList<LabelMatcher> Matchers { get; init; } = [];

    /// <summary>Whether siblings further down are tried too when this route matched. Default: false.</summary>
    public bool Continue { get; init; }

    /// <summary>
    /// The labels whose values make a group; null to inherit, empty for one group of all alerts of the route, <c>["..."]</c> for a group per label set.
    /// </summary>
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>How long a new group waits for further alerts, zero or more; null to inherit, 30 seconds at the root.</summary>
    public TimeSpan? GroupWait { get; init; }

    /// <summary>How long a group waits until it tells of changes, above zero; null to inherit, 5 minutes at the root.</summary>
    public TimeSpan? GroupInterval { get; init; }

    /// <summary>After how long a group without changes is told again, above zero; null to inherit, 4 hours at the root.</summary>
    public TimeSpan? RepeatInterval { get; init; }

    /// <summary>Names of time intervals during which nothing is sent; not inherited.</summary>
    public IReadOnlyList<string> MuteTimeIntervals { get; init; } = [];

    /// <summary>Names of time intervals outside of which nothing is sent; none means always. Not inherited.</summary>
    public IReadOnlyList<string> ActiveTimeIntervals { get; init; } = [];

    /// <summary>Labels that notifications of the route carry, as templates; inherited, the child's winning.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>The children, tried in this order.</summary>
    public IReadOnlyList<RouteDefinition> Routes { get; init; } = [];
}
