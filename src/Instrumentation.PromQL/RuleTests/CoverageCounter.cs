using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTests;

/// <summary>Notes which rules tests reach.</summary>
internal sealed class CoverageCounter(IReadOnlyList<RuleGroup> groups)
{
    private readonly HashSet<Rule> _exercised = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _alerts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _series = new(StringComparer.Ordinal);

    public IReadOnlyList<RuleCoverage> Result =>
    [
        .. groups.SelectMany(group => group.Rules.Select(rule => new RuleCoverage(
            group.Name, rule, _exercised.Contains(rule), (rule is AlertingRule ? _alerts : _series).Contains(rule.Name)))),
    ];

    public void Evaluated(RuleGroupStatus status)
    {
        foreach (RuleStatus rule in status.Rules)
        {
            if (rule.Samples > 0)
                _exercised.Add(rule.Rule);
        }
    }

    public void Asserted(AlertTest test) => _alerts.Add(test.AlertName);

    public void Asserted(PromqlExpression expression)
    {
        foreach (PromqlExpression node in PromqlTree.Descendants(expression))
        {
            if (node is VectorSelector selector)
                _series.Add(selector.MetricName);
        }
    }
}
