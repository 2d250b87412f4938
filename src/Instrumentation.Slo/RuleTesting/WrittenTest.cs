using Instrumentation.Labels;
using Instrumentation.RuleTests;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTesting;

/// <summary>A test of one SLO.</summary>
/// <param name="Case">The test.</param>
/// <param name="IsIncident">Whether something fails in it, so that it takes long.</param>
/// <param name="Series">The series that it gives.</param>
/// <param name="Selectors">What the SLO's rules read.</param>
internal sealed record WrittenTest(RuleTestCase Case, bool IsIncident, IReadOnlyList<SeriesLabels> Series, IReadOnlyList<VectorSelector> Selectors)
{
    /// <summary>Whether the rules of either read the series of the other.</summary>
    public bool Disturbs(WrittenTest other) => Reads(other) || other.Reads(this);

    private bool Reads(WrittenTest other) => Selectors.Any(selector => other.Series.Any(series => selector.Matchers.All(matcher => matcher.Matches(series[matcher.Name]))));
}
