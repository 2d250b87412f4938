using System.CommandLine;
using Instrumentation.Syntax;

namespace Instrumentation.Commands;

/// <summary>What commands that take expressions have in common.</summary>
internal static class ExpressionOptions
{
    public static Option<bool> Experimental() => new("--experimental")
    {
        Description = "Accept experimental functions, modifiers and duration expressions.",
    };

    public static Argument<string> Expression() => new("EXPR")
    {
        Description = "The expression, or - for the standard input.",
    };

    public static PromqlParserOptions Parser(bool experimental) => experimental ? PromqlParserOptions.AllExperimental : PromqlParserOptions.Default;

    /// <summary>Parses an expression.</summary>
    /// <exception cref="UnusableException">It is none; the message has line and column.</exception>
    public static PromqlExpression Parse(string text, bool experimental)
    {
        try
        {
            return PromqlParser.Parse(text, Parser(experimental));
        }
        catch (PromqlSyntaxException exception)
        {
            throw new UnusableException(exception.Message);
        }
    }
}
