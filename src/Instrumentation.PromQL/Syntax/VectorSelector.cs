using Instrumentation.Labels;

namespace Instrumentation.Syntax;

/// <summary>Selects series by name and labels.</summary>
/// <param name="MetricName">The name written in front of the braces, or quoted inside them without an operator; empty when there is none.</param>
/// <param name="Matchers">All conditions in the order they were written, the one on the name first where a name was written.</param>
public sealed record VectorSelector(string MetricName, IReadOnlyList<LabelMatcher> Matchers) : PromqlExpression
{
    /// <summary>How far back, or ahead when negative, to look; null for now.</summary>
    public DurationExpression? Offset { get; init; }

    /// <summary>The fixed time to look at; null for the time of the step.</summary>
    public AtModifier? At { get; init; }

    /// <summary>How values at the edges are found; not plain only under an experimental modifier.</summary>
    public SelectorMode Mode { get; init; }

    /// <inheritdoc/>
    public override PromqlType Type => PromqlType.InstantVector;

    /// <inheritdoc/>
    public bool Equals(VectorSelector? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
