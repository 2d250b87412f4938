namespace Instrumentation.PromqlPeer.Excuses;

/// <summary>What Prometheus 3 does otherwise than 2.42, as conditions on the expression.</summary>
internal static class KnownDifferences
{
    public static IReadOnlyList<Excuse> All { get; } = [];
}
