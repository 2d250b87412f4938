namespace Instrumentation;

/// <summary>How Pyrra's rules are written.</summary>
public sealed record PyrraRuleOptions
{
    /// <summary>Where Pyrra is reached, for links in alerts; null for no links.</summary>
    public Uri? ExternalUrl { get; init; }

    /// <summary>Whether buckets of whole numbers are chosen as Prometheus 2 and 3 both spell them, <c>1</c> and <c>1.0</c>; default false.</summary>
    public bool MatchesBothBucketSpellings { get; init; }

    /// <summary>Whether there are rules of names that are the same for all objectives, as for dashboards; default false. Objectives with grouping have none.</summary>
    public bool Generic { get; init; }
}
