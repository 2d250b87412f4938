using System.Runtime.CompilerServices;
using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTests;

/// <summary>Evaluates expressions of a test; subqueries without a step have that of the evaluation.</summary>
internal sealed class RuleTestQuery(IRuleQuery inner, TimeSpan step) : IRuleQuery
{
    private readonly ConditionalWeakTable<PromqlExpression, PromqlExpression> _rewritten = [];

    public ValueTask<IReadOnlyList<EvaluatedSample>> QueryAsync(PromqlExpression expression, long timeUnixMs, CancellationToken cancellationToken)
    {
        PromqlExpression rewritten = _rewritten.GetValue(expression, original => PromqlTree.Rewrite(original, WithStep));
        return inner.QueryAsync(rewritten, timeUnixMs, cancellationToken);
    }

    private PromqlExpression WithStep(PromqlExpression node) =>
        node is SubqueryExpression { Step: null } subquery ? subquery with { Step = new DurationLiteral((long)step.TotalMilliseconds) } : node;
}
