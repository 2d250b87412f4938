namespace Instrumentation;

/// <summary>A time whose events count otherwise: maintenance, or an incident of somebody else.</summary>
/// <param name="Id">Its name, by which it is taken back.</param>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end, after the begin.</param>
/// <param name="Reason">Why, for who reads the audit trail.</param>
/// <param name="Author">Who made it.</param>
public sealed record BudgetExclusion(string Id, DateTimeOffset From, DateTimeOffset To, string Reason, string Author)
{
    /// <summary>What becomes of the events; default that none of them count.</summary>
    public ExclusionKind Kind { get; init; }

    /// <summary>How often it comes again; null for once.</summary>
    public ExclusionRecurrence? Recurrence { get; init; }
}
