namespace Instrumentation.Syntax;

/// <summary>Prints expressions on one line, as Prometheus does.</summary>
/// <remarks>
/// An expression that was parsed gives text that parses to an equal one. One that was built otherwise gets parentheses where its shape needs them.
/// Safe from any thread.
/// </remarks>
public static class PromqlPrinter
{
    /// <summary>Prints an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>Text that parses to an equal expression.</returns>
    /// <exception cref="InsufficientExecutionStackException">The expression, built by hand, is deeper than the stack allows.</exception>
    public static string Print(PromqlExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var writer = new ExpressionWriter();
        writer.Write(expression);
        return writer.Text;
    }

    /// <summary>Prints a length of time.</summary>
    /// <param name="duration">The length of time.</param>
    /// <returns>Text that parses to an equal length of time.</returns>
    /// <exception cref="InsufficientExecutionStackException">The length of time, built by hand, is deeper than the stack allows.</exception>
    public static string Print(DurationExpression duration)
    {
        ArgumentNullException.ThrowIfNull(duration);
        var writer = new ExpressionWriter();
        writer.Write(duration);
        return writer.Text;
    }
}
