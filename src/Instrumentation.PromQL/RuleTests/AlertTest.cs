namespace Instrumentation.RuleTests;

/// <summary>Which alerts of a name are to fire at a time.</summary>
/// <param name="At">How long after the start.</param>
/// <param name="AlertName">The name.</param>
/// <param name="Expected">All alerts of that name that fire then; none when none is to.</param>
public sealed record AlertTest(TimeSpan At, string AlertName, IReadOnlyList<ExpectedAlert> Expected);
