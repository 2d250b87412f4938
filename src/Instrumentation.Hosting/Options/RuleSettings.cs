namespace Instrumentation;

/// <summary>Recording and alerting rules that are evaluated in the process.</summary>
public sealed class RuleSettings
{
    /// <summary>Rule files of Prometheus' format, besides the rules that code adds; a path may end in a pattern such as <c>rules/*.yml</c>.</summary>
    public IList<string> Files { get; } = [];

    /// <summary>Rule packs that come with the library, by name: <c>streaming-analytics</c>, <c>rag-service</c>, <c>data-platform</c>; default none.</summary>
    public IList<string> Packs { get; } = [];

    /// <summary>How often groups are evaluated that name no interval; not set means at every run of the monitoring cycle.</summary>
    [AllowedDuration("00:00:01", "1.00:00:00")]
    public TimeSpan? Interval { get; set; }

    /// <summary>The address under which people reach this application, for the templates of alerts and the links of notifications.</summary>
    public string ExternalUrl { get; set; } = "";
}
