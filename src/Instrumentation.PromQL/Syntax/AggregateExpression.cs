using Instrumentation.Labels;

namespace Instrumentation.Syntax;

/// <summary>Aggregates series into groups, <c>sum by (job) (x)</c>.</summary>
/// <param name="Operator">How.</param>
/// <param name="Inner">The instant vector to aggregate.</param>
/// <param name="Parameter">The k, quantile, ratio or label name where the operator takes one.</param>
/// <param name="Grouping">Labels of <c>by</c> or <c>without</c>, in the order written.</param>
/// <param name="Without">Whether the groups are by all labels but <paramref name="Grouping"/>.</param>
public sealed record AggregateExpression(AggregationOperator Operator, PromqlExpression Inner, PromqlExpression? Parameter, IReadOnlyList<string> Grouping, bool Without) : PromqlExpression
{
    /// <inheritdoc/>
    public override PromqlType Type => PromqlType.InstantVector;

    /// <inheritdoc/>
    public bool Equals(AggregateExpression? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
