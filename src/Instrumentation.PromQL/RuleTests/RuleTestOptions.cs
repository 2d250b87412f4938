using Instrumentation.Evaluation;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTests;

/// <summary>How rule tests are run.</summary>
public sealed record RuleTestOptions
{
    /// <summary>Which tests to run: those whose name contains a match of one of these expressions in RE2 syntax; default all.</summary>
    public IReadOnlyList<string> Run { get; init; } = [];

    /// <summary>Whether unknown keys in the files are passed over; default false, which refuses them.</summary>
    public bool IgnoreUnknownFields { get; init; }

    /// <summary>Which expressions are accepted; null for stable PromQL.</summary>
    public PromqlParserOptions? Expressions { get; init; }

    /// <summary>Whether ranges hold a sample at their very beginning; default as Prometheus 3.</summary>
    public RangeBoundary RangeBoundary { get; init; }

    /// <summary>How many evaluations one test may ask for, 1 or above; default 10,000,000.</summary>
    public long MaxEvaluations { get; init; } = 10_000_000;
}
