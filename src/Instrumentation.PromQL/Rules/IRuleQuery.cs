using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>Evaluates the expressions of rules.</summary>
public interface IRuleQuery
{
    /// <summary>Evaluates an expression at one time.</summary>
    /// <param name="expression">The expression, an instant vector or a scalar.</param>
    /// <param name="timeUnixMs">The time, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <returns>The samples; a scalar is one sample without labels. An exception fails the rule.</returns>
    ValueTask<IReadOnlyList<EvaluatedSample>> QueryAsync(PromqlExpression expression, long timeUnixMs, CancellationToken cancellationToken);
}
