namespace Instrumentation.RuleTests;

/// <summary>Unit tests of rules, as <c>promtool test rules</c> reads them.</summary>
public sealed record RuleTestFile
{
    /// <summary>The rule files to load, as patterns relative to the test file; default none.</summary>
    public IReadOnlyList<string> RuleFiles { get; init; } = [];

    /// <summary>How often all rules are evaluated, whatever the interval of their groups; default 1 minute.</summary>
    public TimeSpan EvaluationInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Names of groups in the order in which they are evaluated; groups that are not named come as the first of them. Default: as in the files.</summary>
    public IReadOnlyList<string> GroupEvaluationOrder { get; init; } = [];

    /// <summary>Whether numbers may differ by the smallest step that there is; default false.</summary>
    public bool FuzzyCompare { get; init; }

    /// <summary>The tests in order.</summary>
    public IReadOnlyList<RuleTestCase> Tests { get; init; } = [];
}
