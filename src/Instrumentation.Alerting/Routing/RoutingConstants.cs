namespace Instrumentation.Routing;

/// <summary>What holds at the root of the routing tree where nothing is set; Alertmanager's values.</summary>
public static class RoutingConstants
{
    /// <summary>The text that groups by all labels.</summary>
    public const string GroupByAll = "...";

    /// <summary>How long a new group waits for further alerts: 30 seconds.</summary>
    public static readonly TimeSpan GroupWait = TimeSpan.FromSeconds(30);

    /// <summary>How long a group waits until it tells of changes: 5 minutes.</summary>
    public static readonly TimeSpan GroupInterval = TimeSpan.FromMinutes(5);

    /// <summary>After how long a group without changes is told again: 4 hours.</summary>
    public static readonly TimeSpan RepeatInterval = TimeSpan.FromHours(4);

    /// <summary>After how long an alert without an end is taken for ended unless it is reported again: 5 minutes.</summary>
    public static readonly TimeSpan ResolveTimeout = TimeSpan.FromMinutes(5);
}
