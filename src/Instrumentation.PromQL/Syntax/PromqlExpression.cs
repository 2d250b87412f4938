namespace Instrumentation.Syntax;

/// <summary>A node of a parsed expression. Nodes are immutable; <see cref="ToString"/> gives text that parses to an equal node.</summary>
/// <remarks>Equality is that of the printed text: where a node stands in its source does not count.</remarks>
public abstract record PromqlExpression
{
    /// <summary>Where the node stands in the text that it was parsed from.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>What the node gives.</summary>
    public abstract PromqlType Type { get; }

    /// <inheritdoc/>
    public virtual bool Equals(PromqlExpression? other) => ReferenceEquals(this, other) || (other is not null && ToString() == other.ToString());

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Prints the node on one line.</summary>
    /// <returns>PromQL text.</returns>
    public sealed override string ToString() => PromqlPrinter.Print(this);
}
