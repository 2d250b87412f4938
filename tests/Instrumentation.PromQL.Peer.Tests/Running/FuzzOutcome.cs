using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.PromqlPeer.Excuses;
using Instrumentation.PromqlPeer.Generation;

namespace Instrumentation.PromqlPeer.Running;

/// <summary>What became of a query.</summary>
/// <param name="Query">The query.</param>
/// <param name="Ours">Our answer.</param>
/// <param name="Peers">The peer's answer.</param>
/// <param name="Difference">What differs, or null.</param>
/// <param name="Excuse">Why it may differ, or null.</param>
internal sealed record FuzzOutcome(FuzzQuery Query, Answer Ours, Answer Peers, string? Difference, Excuse? Excuse)
{
    public bool IsFailure => Difference is not null && Excuse is null;
}
