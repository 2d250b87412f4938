namespace Instrumentation.RuleTests;

/// <summary>What an expression is to give at a time.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="At">How long after the start.</param>
/// <param name="Expected">All samples that it is to give, in any order.</param>
public sealed record ExpressionTest(string Expression, TimeSpan At, IReadOnlyList<ExpectedSample> Expected);
