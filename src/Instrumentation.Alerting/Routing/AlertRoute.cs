using System.Collections.Immutable;
using Instrumentation.Labels;
using Instrumentation.Matching;

namespace Instrumentation.Routing;

/// <summary>A node of the routing tree with what it inherits.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed class AlertRoute
{
    private readonly RouteDefinition _definition;

    private AlertRoute(RouteDefinition definition, AlertRoute? parent, string path)
    {
        _definition = definition;
        string matchers = MatcherText.Write(definition.Matchers);
        Key = parent is null ? matchers : parent.Key + "/" + matchers;
        Id = path;
        Receiver = definition.Receiver ?? parent?.Receiver ?? "";
        GroupsByAll = definition.GroupBy is { } own ? own.Contains(RoutingConstants.GroupByAll) : parent?.GroupsByAll ?? false;
        GroupBy = GroupsByAll ? [] : definition.GroupBy?.ToImmutableArray() ?? parent?.GroupBy ?? [];
        GroupWait = definition.GroupWait ?? parent?.GroupWait ?? RoutingConstants.GroupWait;
        GroupInterval = definition.GroupInterval ?? parent?.GroupInterval ?? RoutingConstants.GroupInterval;
        RepeatInterval = definition.RepeatInterval ?? parent?.RepeatInterval ?? RoutingConstants.RepeatInterval;
        Labels = (parent?.Labels ?? ImmutableDictionary<string, string>.Empty).SetItems(definition.Labels);
        Routes = [.. definition.Routes.Select((child, index) => new AlertRoute(child, this, $"{path}/{index}"))];
    }

    /// <summary>Where the route stands in the tree, by numbers from 0: <c>root/1/0</c>. Two routes never share it.</summary>
    public string Id { get; }

    /// <summary>The matchers on the way from the root, as Alertmanager writes them: <c>{}/{team="a"}</c>. Begins the keys of the route's groups.</summary>
    public string Key { get; }

    /// <summary>Who is told.</summary>
    public string Receiver { get; }

    /// <summary>What an alert has to match.</summary>
    public IReadOnlyList<LabelMatcher> Matchers => _definition.Matchers;

    /// <summary>Whether siblings further down are tried too.</summary>
    public bool Continue => _definition.Continue;

    /// <summary>The labels whose values make a group; empty for one group, or where <see cref="GroupsByAll"/>.</summary>
    public ImmutableArray<string> GroupBy { get; }

    /// <summary>Whether each label set is a group of its own.</summary>
    public bool GroupsByAll { get; }

    /// <summary>How long a new group waits for further alerts.</summary>
    public TimeSpan GroupWait { get; }

    /// <summary>How long a group waits until it tells of changes.</summary>
    public TimeSpan GroupInterval { get; }

    /// <summary>After how long a group without changes is told again.</summary>
    public TimeSpan RepeatInterval { get; }

    /// <summary>Names of time intervals during which nothing is sent.</summary>
    public IReadOnlyList<string> MuteTimeIntervals => _definition.MuteTimeIntervals;

    /// <summary>Names of time intervals outside of which nothing is sent; none means always.</summary>
    public IReadOnlyList<string> ActiveTimeIntervals => _definition.ActiveTimeIntervals;

    /// <summary>Labels that notifications of the route carry, as templates.</summary>
    public ImmutableDictionary<string, string> Labels { get; }

    /// <summary>The children, tried in this order.</summary>
    public ImmutableArray<AlertRoute> Routes { get; }

    /// <summary>Makes the tree of a definition.</summary>
    /// <param name="root">The root's definition.</param>
    /// <returns>The root.</returns>
    public static AlertRoute Create(RouteDefinition root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return new AlertRoute(root, null, "root");
    }

    /// <summary>Finds the routes of an alert.</summary>
    /// <param name="labels">The alert's labels.</param>
    /// <returns>The routes in the order of the tree; none when this route does not match.</returns>
    public IReadOnlyList<AlertRoute> Match(SeriesLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var found = new List<AlertRoute>(1);
        Match(labels, found);
        return found;
    }

    /// <summary>The labels that make an alert's group under this route; labels that it lacks are left out.</summary>
    /// <param name="labels">The alert's labels.</param>
    /// <returns>The group's labels.</returns>
    public SeriesLabels GroupLabels(SeriesLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return GroupsByAll ? labels : labels.Keep(GroupBy.AsSpan());
    }

    private bool Match(SeriesLabels labels, List<AlertRoute> found)
    {
        if (!LabelMatching.Match(Matchers, labels))
            return false;
        bool matched = false;
        foreach (AlertRoute route in Routes)
        {
            bool matches = route.Match(labels, found);
            matched |= matches;
            if (matches && !route.Continue)
                break;
        }

        if (!matched)
            found.Add(this);
        return true;
    }
}
