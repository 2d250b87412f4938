using System.Diagnostics.CodeAnalysis;

namespace Instrumentation.Syntax;

/// <summary>Parses PromQL, the language of Prometheus 3.</summary>
/// <remarks>Safe from any thread. Parsing takes time linear in the text and a stack bounded by <see cref="PromqlParserOptions.MaxDepth"/>.</remarks>
public static class PromqlParser
{
    private const int DepthLimit = 1_000;
    private const int LengthLimit = 1 << 24;

    /// <summary>Parses an expression and checks its types.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="options">What to accept; null for stable PromQL.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="PromqlSyntaxException">The text is no valid expression.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit in the options is outside its range.</exception>
    public static PromqlExpression Parse(string text, PromqlParserOptions? options = null)
    {
        return ParserOf(text, options).Parse();
    }

    /// <summary>Parses a selector of series without times, <c>x{job="a"}</c>, which may match every series, <c>{}</c>.</summary>
    /// <param name="text">The selector.</param>
    /// <param name="options">What to accept; null for stable PromQL.</param>
    /// <returns>The selector.</returns>
    /// <exception cref="PromqlSyntaxException">The text is no selector.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit in the options is outside its range.</exception>
    public static VectorSelector ParseSelector(string text, PromqlParserOptions? options = null) => ParserOf(text, options).ParseSeriesSelector();

    /// <summary>Parses an expression and checks its types, without throwing for a text that is none.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="options">What to accept; null for stable PromQL.</param>
    /// <param name="expression">The expression, or null when the text is none.</param>
    /// <param name="exception">What is wrong with the text, or null when nothing is.</param>
    /// <returns>True when the text is a valid expression.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit in the options is outside its range.</exception>
    public static bool TryParse(
        string text,
        PromqlParserOptions? options,
        [NotNullWhen(true)] out PromqlExpression? expression,
        [NotNullWhen(false)] out PromqlSyntaxException? exception)
    {
        try
        {
            expression = Parse(text, options);
            exception = null;
            return true;
        }
        catch (PromqlSyntaxException problem)
        {
            expression = null;
            exception = problem;
            return false;
        }
    }

    private static ExpressionParser ParserOf(string text, PromqlParserOptions? options)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= PromqlParserOptions.Default;
        RequireRange(options.MaxDepth, DepthLimit, nameof(PromqlParserOptions.MaxDepth));
        RequireRange(options.MaxLength, LengthLimit, nameof(PromqlParserOptions.MaxLength));
        return text.Length <= options.MaxLength
            ? new ExpressionParser(text, options)
            : throw new PromqlSyntaxException($"expression is too long: {text.Length} characters, at most {options.MaxLength}", text, new SourceSpan(options.MaxLength, text.Length));
    }

    private static void RequireRange(int value, int limit, string name)
    {
        if (value < 1 || value > limit)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it has to be 1 to {limit:N0}.");
    }
}
