using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Inhibition;
using Instrumentation.Routing;
using Instrumentation.TimeIntervals;
using Instrumentation.Yaml;

namespace Instrumentation;

/// <summary>A configuration of Alertmanager.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record AlertmanagerFile
{
    /// <summary>The root of the routing tree.</summary>
    public required RouteDefinition Route { get; init; }

    /// <summary>Who can be told.</summary>
    public required IReadOnlyList<ReceiverDefinition> Receivers { get; init; }

    /// <summary>The rules by which alerts mute others.</summary>
    public IReadOnlyList<InhibitionRule> InhibitionRules { get; init; } = [];

    /// <summary>The time intervals that routes name.</summary>
    public IReadOnlyList<NamedTimeInterval> TimeIntervals { get; init; } = [];

    /// <summary>Paths of files with templates; <c>*</c> stands for anything in the last part.</summary>
    public IReadOnlyList<string> Templates { get; init; } = [];

    /// <summary>After how long an alert without an end is taken for ended unless it is reported again.</summary>
    public TimeSpan ResolveTimeout { get; init; } = RoutingConstants.ResolveTimeout;

    /// <summary>The file's name, for messages.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The whole of what was read.</summary>
    internal ConfigurationNode Root { get; init; } = new(new YamlMapping(1, 1, []), "");

    internal ConfigurationNode Global { get; init; }
}
