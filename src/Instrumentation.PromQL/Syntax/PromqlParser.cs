namespace Instrumentation.Syntax;

/// <summary>Parses PromQL.</summary>
public static class PromqlParser
{
    /// <summary>Parses an expression and checks its types.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="options">What to accept; null for stable PromQL.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="PromqlSyntaxException">The text is no valid expression.</exception>
    public static PromqlExpression Parse(string text, PromqlParserOptions? options = null) => throw new NotSupportedException();
}
