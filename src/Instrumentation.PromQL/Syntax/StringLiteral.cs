namespace Instrumentation.Syntax;

/// <summary>A text in quotes.</summary>
/// <param name="Value">The text, escapes resolved.</param>
public sealed record StringLiteral(string Value) : PromqlExpression
{
    /// <inheritdoc/>
    public override PromqlType Type => PromqlType.String;

    /// <inheritdoc/>
    public bool Equals(StringLiteral? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
