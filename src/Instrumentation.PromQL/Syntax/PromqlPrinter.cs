namespace Instrumentation.Syntax;

/// <summary>Prints expressions on one line.</summary>
public static class PromqlPrinter
{
    /// <summary>Prints an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>Text that parses to an equal expression.</returns>
    public static string Print(PromqlExpression expression) => throw new NotSupportedException();

    /// <summary>Prints a length of time.</summary>
    /// <param name="duration">The length of time.</param>
    /// <returns>Text that parses to an equal length of time.</returns>
    public static string Print(DurationExpression duration) => throw new NotSupportedException();
}
