namespace Instrumentation;

/// <summary>A member of a composite objective.</summary>
/// <param name="Slo">The member's name.</param>
/// <param name="Weight">Its weight, above 0; weights count by their share of the sum. Default 1.</param>
public sealed record CompositeMember(string Slo, decimal Weight = 1m);
