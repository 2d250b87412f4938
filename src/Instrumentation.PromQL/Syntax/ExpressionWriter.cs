using System.Runtime.CompilerServices;
using System.Text;

namespace Instrumentation.Syntax;

/// <summary>Writes nodes on one line.</summary>
/// <param name="limit">How many characters are wanted; what is beyond may be left out.</param>
internal sealed partial class ExpressionWriter(int limit = int.MaxValue)
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public bool IsOverLimit => _text.Length > limit;

    public void Write(PromqlExpression expression)
    {
        if (IsOverLimit)
            return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case NumberLiteral number:
                _text.Append(number.IsDuration ? PromqlDurations.Format(PromqlDurations.ToMilliseconds(number.Value)) : PromqlNumbers.Format(number.Value));
                break;
            case StringLiteral text:
                _text.Append(PromqlStrings.Quote(text.Value));
                break;
            case VectorSelector vector:
                WriteSelector(vector, nameInBraces: false);
                WriteTime(vector.Mode, vector.At, vector.Offset);
                break;
            case RangeSelector range:
                WriteSelector(range.Vector, nameInBraces: false);
                _text.Append('[');
                Write(range.Range);
                _text.Append(']');
                WriteTime(range.Vector.Mode, range.Vector.At, range.Vector.Offset);
                break;
            case SubqueryExpression subquery:
                WriteOperand(subquery.Inner, inParentheses: PrecedenceOf(subquery.Inner) < OperatorTable.Operand);
                WriteSuffix(subquery);
                break;
            case ParenthesesExpression parentheses:
                WriteOperand(parentheses.Inner, inParentheses: true);
                break;
            case UnaryExpression unary:
                _text.Append(unary.IsMinus ? '-' : '+');
                WriteOperand(unary.Operand, inParentheses: NeedsParenthesesBehindSign(unary.Operand));
                break;
            case BinaryExpression binary:
                WriteLeft(binary);
                _text.Append(' ');
                WriteOperator(binary);
                _text.Append(' ');
                WriteRight(binary);
                break;
            case AggregateExpression aggregate:
                WriteAggregation(aggregate);
                _text.Append('(');
                if (aggregate.Parameter is { } parameter)
                {
                    Write(parameter);
                    _text.Append(", ");
                }

                Write(aggregate.Inner);
                _text.Append(')');
                break;
            case CallExpression call:
                _text.Append(call.Function.Name).Append('(');
                WriteArguments(call);
                _text.Append(')');
                break;
            default:
                throw new ArgumentException($"{expression.GetType().Name} is no expression of PromQL.", nameof(expression));
        }
    }

    /// <summary>Writes the left operand of an operator.</summary>
    public void WriteLeft(BinaryExpression binary)
    {
        if (IsInfinityToAPower(binary))
            _text.Append("Inf");
        else
            WriteOperand(binary.Left, NeedsParenthesesOnLeft(binary));
    }

    /// <summary>Whether the sign that infinity is written with would belong to the power, so that the number has to go without it.</summary>
    public static bool IsInfinityToAPower(BinaryExpression binary) =>
        binary is { Operator: BinaryOperator.Power, Left: NumberLiteral { IsDuration: false, Value: double.PositiveInfinity } };

    /// <summary>Writes the right operand of an operator.</summary>
    public void WriteRight(BinaryExpression binary) => WriteOperand(binary.Right, NeedsParenthesesOnRight(binary));

    /// <summary>Writes an operator and its modifiers.</summary>
    public void WriteOperator(BinaryExpression binary)
    {
        _text.Append(OperatorTable.Symbol(binary.Operator));
        if (binary.ReturnBool)
            _text.Append(" bool");
        if (binary.Matching is not { } matching)
            return;
        bool isGrouped = matching.Cardinality is MatchCardinality.ManyToOne or MatchCardinality.OneToMany;
        if (matching.Labels.Count > 0 || matching.On || isGrouped)
        {
            _text.Append(matching.On ? " on (" : " ignoring (");
            WriteLabels(matching.Labels);
            _text.Append(')');
        }

        if (isGrouped)
        {
            _text.Append(matching.Cardinality == MatchCardinality.ManyToOne ? " group_left (" : " group_right (");
            WriteLabels(matching.Include);
            _text.Append(')');
        }

        WriteFills(matching);
    }

    /// <summary>Writes an aggregation's name and grouping.</summary>
    public void WriteAggregation(AggregateExpression aggregate)
    {
        _text.Append(OperatorTable.Name(aggregate.Operator));
        if (!aggregate.Without && aggregate.Grouping.Count == 0)
            return;
        _text.Append(aggregate.Without ? " without (" : " by (");
        WriteLabels(aggregate.Grouping);
        _text.Append(") ");
    }

    /// <summary>Writes one argument of a call.</summary>
    public void WriteArgument(CallExpression call, int index)
    {
        // The second argument of info takes no name in front of its braces.
        if (index == 1 && call.Function.Name == "info" && call.Arguments[index] is VectorSelector selector)
        {
            WriteSelector(selector, nameInBraces: true);
            WriteTime(selector.Mode, selector.At, selector.Offset);
        }
        else
        {
            Write(call.Arguments[index]);
        }
    }

    /// <summary>Whether an operand has to stand in parentheses to be read back where it stands.</summary>
    public static bool NeedsParenthesesOnLeft(BinaryExpression binary)
    {
        int level = OperatorTable.Precedence(binary.Operator);
        return PrecedenceOf(binary.Left) is var left && (left < level || (left == level && level == OperatorTable.Power));
    }

    /// <summary>Whether an operand has to stand in parentheses to be read back where it stands.</summary>
    public static bool NeedsParenthesesOnRight(BinaryExpression binary)
    {
        int level = OperatorTable.Precedence(binary.Operator);
        return binary.Right is BinaryExpression right
            && OperatorTable.Precedence(right.Operator) is var inner && (inner < level || (inner == level && level != OperatorTable.Power));
    }

    /// <summary>Whether the operand of a sign has to stand in parentheses to be read back where it stands.</summary>
    public static bool NeedsParenthesesBehindSign(PromqlExpression operand) =>
        operand is NumberLiteral || (operand is BinaryExpression binary && OperatorTable.Precedence(binary.Operator) < OperatorTable.Power);

    private static int PrecedenceOf(PromqlExpression expression) => expression switch
    {
        BinaryExpression binary => OperatorTable.Precedence(binary.Operator),
        UnaryExpression => OperatorTable.Multiplication,
        NumberLiteral { IsDuration: true, Value: < 0 } => OperatorTable.Multiplication,
        NumberLiteral { IsDuration: false } number when double.IsNegative(number.Value) && !double.IsNaN(number.Value) => OperatorTable.Multiplication,
        _ => OperatorTable.Operand,
    };

    private void WriteOperand(PromqlExpression operand, bool inParentheses)
    {
        if (inParentheses)
            _text.Append('(');
        Write(operand);
        if (inParentheses)
            _text.Append(')');
    }

    private void WriteArguments(CallExpression call)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            WriteArgument(call, i);
        }
    }

    private void WriteFills(VectorMatching matching)
    {
        if (matching is { FillLeft: { } left, FillRight: { } right } && left.Equals(right))
        {
            _text.Append(" fill (").Append(PromqlNumbers.Format(left)).Append(')');
            return;
        }

        if (matching.FillLeft is { } onlyLeft)
            _text.Append(" fill_left (").Append(PromqlNumbers.Format(onlyLeft)).Append(')');
        if (matching.FillRight is { } onlyRight)
            _text.Append(" fill_right (").Append(PromqlNumbers.Format(onlyRight)).Append(')');
    }
}
