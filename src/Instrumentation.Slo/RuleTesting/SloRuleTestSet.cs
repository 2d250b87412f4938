using Instrumentation.RuleTests;

namespace Instrumentation;

/// <summary>Unit tests for the rules of SLOs.</summary>
/// <param name="File">The tests; <see cref="RuleTestFileWriter"/> writes them for promtool.</param>
/// <param name="Untested">The SLOs that no tests could be written for; none when all have some.</param>
public sealed record SloRuleTestSet(RuleTestFile File, IReadOnlyList<UntestedSlo> Untested);
