namespace Instrumentation;

/// <summary>An entry of the audit trail of exclusions.</summary>
/// <param name="Time">When it was made.</param>
/// <param name="Slo">The SLO whose budget it changed.</param>
/// <param name="Exclusion">The excluded time, with its reason.</param>
/// <param name="IsTakenBack">Whether the exclusion was taken back rather than made.</param>
/// <param name="Author">Who did that.</param>
public sealed record ExclusionChange(DateTimeOffset Time, string Slo, BudgetExclusion Exclusion, bool IsTakenBack, string Author);
