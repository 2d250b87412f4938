namespace Instrumentation;

/// <summary>What a deployment gate says.</summary>
/// <param name="State">Whether deployments may go on.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record GateVerdict(GateState State, IReadOnlyList<string> Reasons);
