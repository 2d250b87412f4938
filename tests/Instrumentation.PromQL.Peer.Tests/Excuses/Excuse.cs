using Instrumentation.PromqlPeer.Generation;

namespace Instrumentation.PromqlPeer.Excuses;

/// <summary>A known difference between Prometheus 2.42 and 3.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">What changed.</param>
/// <param name="Applies">Whether a query's expression can show it.</param>
internal sealed record Excuse(string Name, string Reason, Func<FuzzQuery, bool> Applies);
