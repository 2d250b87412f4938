using System.Runtime.CompilerServices;
using System.Text;

namespace Instrumentation.Syntax;

/// <summary>Lays expressions out over several lines, as <c>promtool promql format</c> does.</summary>
/// <remarks>Safe from any thread.</remarks>
public static class PromqlFormatter
{
    /// <summary>The most characters of a node that stays on one line, its indentation not counted.</summary>
    public const int LineLength = 100;

    private const string Indentation = "  ";

    /// <summary>Lays an expression out: a node of at most <see cref="LineLength"/> characters on one line, the parts of a longer one on lines of their own.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>Lines parted by <c>\n</c> that parse to an equal expression; no line end behind the last.</returns>
    /// <exception cref="InsufficientExecutionStackException">The expression, built by hand, is deeper than the stack allows.</exception>
    public static string Format(PromqlExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var lines = new StringBuilder();
        Write(lines, expression, 0);
        return lines.ToString();
    }

    /// <summary>Writes a node whose first line is indented already.</summary>
    private static void Write(StringBuilder lines, PromqlExpression expression, int level)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var writer = new ExpressionWriter(LineLength);
        writer.Write(expression);
        bool isLeaf = expression is NumberLiteral or StringLiteral or VectorSelector or RangeSelector;
        if (isLeaf || !writer.IsOverLimit)
            lines.Append(isLeaf ? expression.ToString() : writer.Text);
        else
            WriteParts(lines, expression, level);
    }

    private static void WriteParts(StringBuilder lines, PromqlExpression expression, int level)
    {
        switch (expression)
        {
            case BinaryExpression binary:
                WriteBinary(lines, binary, level);
                break;
            case UnaryExpression unary:
                var operand = new StringBuilder();
                Write(operand, Wrap(unary.Operand, ExpressionWriter.NeedsParenthesesBehindSign(unary.Operand)), level);
                lines.Append(unary.IsMinus ? '-' : '+').Append(operand.ToString().TrimStart(' '));
                break;
            case ParenthesesExpression parentheses:
                WriteInParentheses(lines, [parentheses.Inner], level);
                break;
            case SubqueryExpression subquery:
                Write(lines, Wrap(subquery.Inner, subquery.Inner is BinaryExpression or UnaryExpression), level);
                lines.Append(Text(writer => writer.WriteSuffix(subquery)));
                break;
            case AggregateExpression aggregate:
                lines.Append(Text(writer => writer.WriteAggregation(aggregate)));
                WriteInParentheses(lines, aggregate.Parameter is { } parameter ? [parameter, aggregate.Inner] : [aggregate.Inner], level);
                break;
            case CallExpression { Function.Name: "info" } info:
                lines.Append(info.Function.Name);
                WriteInfo(lines, info, level);
                break;
            case CallExpression call:
                lines.Append(call.Function.Name);
                WriteInParentheses(lines, call.Arguments, level);
                break;
        }
    }

    private static void WriteBinary(StringBuilder lines, BinaryExpression binary, int level)
    {
        // The left operand stands deeper than its operator, so its indentation grows by one.
        lines.Append(Indentation);
        if (ExpressionWriter.IsInfinityToAPower(binary))
            lines.Append(Text(writer => writer.WriteLeft(binary)));
        else
            Write(lines, Wrap(binary.Left, ExpressionWriter.NeedsParenthesesOnLeft(binary)), level + 1);
        NewLine(lines, level);
        lines.Append(Text(writer => writer.WriteOperator(binary)));
        NewLine(lines, level + 1);
        Write(lines, Wrap(binary.Right, ExpressionWriter.NeedsParenthesesOnRight(binary)), level + 1);
    }

    private static void WriteInfo(StringBuilder lines, CallExpression info, int level)
    {
        lines.Append('(');
        for (int i = 0; i < info.Arguments.Count; i++)
        {
            NewLine(lines, level + 1);
            if (i == 1)
                lines.Append(Text(writer => writer.WriteArgument(info, 1)));
            else
                Write(lines, info.Arguments[i], level + 1);
            if (i + 1 < info.Arguments.Count)
                lines.Append(',');
        }

        NewLine(lines, level);
        lines.Append(')');
    }

    private static void WriteInParentheses(StringBuilder lines, IReadOnlyList<PromqlExpression> parts, int level)
    {
        lines.Append('(');
        for (int i = 0; i < parts.Count; i++)
        {
            NewLine(lines, level + 1);
            Write(lines, parts[i], level + 1);
            if (i + 1 < parts.Count)
                lines.Append(',');
        }

        NewLine(lines, level);
        lines.Append(')');
    }

    private static PromqlExpression Wrap(PromqlExpression operand, bool inParentheses) => inParentheses ? new ParenthesesExpression(operand) : operand;

    private static string Text(Action<ExpressionWriter> write)
    {
        var writer = new ExpressionWriter();
        write(writer);
        return writer.Text;
    }

    private static void NewLine(StringBuilder lines, int level)
    {
        lines.Append('\n');
        Indent(lines, level);
    }

    private static void Indent(StringBuilder lines, int level)
    {
        for (int i = 0; i < level; i++)
            lines.Append(Indentation);
    }
}
