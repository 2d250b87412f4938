namespace Instrumentation;

/// <summary>What becomes of the events of an excluded time.</summary>
public enum ExclusionKind
{
    /// <summary>None of them count, as in maintenance.</summary>
    Everything,

    /// <summary>Bad ones count as good, as for an incident that was not the service's.</summary>
    BadCountsAsGood,
}
