namespace Instrumentation.RuleTests;

/// <summary>How one test went.</summary>
/// <param name="Name">The test's name; empty when it has none.</param>
/// <param name="Failures">What was not as expected, several lines each; none when the test passed.</param>
public sealed record RuleTestResult(string Name, IReadOnlyList<string> Failures);
