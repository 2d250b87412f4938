namespace Instrumentation;

/// <summary>Service level objectives whose events are counted, and whose alerts are evaluated, in the process.</summary>
public sealed class SloSettings
{
    /// <summary>Files of SLO definitions, besides the SLOs that code adds; a path may end in a pattern such as <c>slos/*.yml</c>.</summary>
    public IList<string> Files { get; } = [];

    /// <summary>Packs of SLOs that come with the library, by name: <c>streaming-analytics</c>; default none.</summary>
    public IList<string> Packs { get; } = [];

    /// <summary>How long the collection of one indicator may take; default 30 seconds.</summary>
    [AllowedDuration("00:00:01", "00:10:00")]
    public TimeSpan CollectionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The bytes that the counts of all SLOs and groups may take; further groups share their SLO's overflow group. Default 64 MiB.</summary>
    [AllowedRange(1 << 20, 1L << 40)]
    public long MaxBytes { get; set; } = 64 << 20;
}
