using Instrumentation.Rules;

namespace Instrumentation;

/// <summary>How the rules of an SLO are written.</summary>
public sealed record SloRuleOptions
{
    /// <summary>Labels of all recorded series beside the SLO's own; default none.</summary>
    public NamedTexts ExtraLabels { get; init; } = NamedTexts.Empty;

    /// <summary>Whether there are alerting rules; default true.</summary>
    public bool Alerts { get; init; } = true;

    /// <summary>Whether there are recording rules; default true. In the process the library writes their series itself.</summary>
    public bool Recordings { get; init; } = true;

    /// <summary>
    /// Whether the ratio over the compliance period is the mean of the ratios over the shortest window, which costs Prometheus less but weighs nights like days;
    /// null for what the definition's origin does: Sloth's do, ours do not.
    /// </summary>
    public bool? AveragesPeriod { get; init; }

    /// <summary>The version in the series <c>sloth_slo_info</c>; default empty.</summary>
    public string Version { get; init; } = "";
}
