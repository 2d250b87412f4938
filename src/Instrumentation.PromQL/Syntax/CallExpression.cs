namespace Instrumentation.Syntax;

/// <summary>Calls a function.</summary>
/// <param name="Function">Which function.</param>
/// <param name="Arguments">Its arguments as they were written; optional ones may lack.</param>
public sealed record CallExpression(FunctionSignature Function, IReadOnlyList<PromqlExpression> Arguments) : PromqlExpression
{
    /// <inheritdoc/>
    public override PromqlType Type => Function.ReturnType;

    /// <inheritdoc/>
    public bool Equals(CallExpression? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
