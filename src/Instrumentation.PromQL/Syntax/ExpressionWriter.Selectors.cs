using Instrumentation.Labels;

namespace Instrumentation.Syntax;

internal sealed partial class ExpressionWriter
{
    /// <summary>Writes range, step and times of a subquery.</summary>
    public void WriteSuffix(SubqueryExpression subquery)
    {
        _text.Append('[');
        Write(subquery.Range);
        _text.Append(':');
        if (subquery.Step is { } step)
            Write(step);
        _text.Append(']');
        WriteTime(SelectorMode.Plain, subquery.At, subquery.Offset);
    }

    public void Write(DurationExpression duration)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (duration)
        {
            case DurationLiteral literal:
                _text.Append(PromqlDurations.Format(literal.Milliseconds));
                break;
            case DurationNumber number:
                _text.Append(number.IsDuration ? PromqlDurations.Format(PromqlDurations.ToMilliseconds(number.Value)) : PromqlNumbers.Format(number.Value));
                break;
            case DurationParentheses parentheses:
                WriteOperand(parentheses.Inner, inParentheses: true);
                break;
            case DurationUnary unary:
                _text.Append(unary.IsMinus ? '-' : '+');
                WriteOperand(unary.Operand, PrecedenceOf(unary.Operand) < OperatorTable.Power);
                break;
            case DurationCall call:
                WriteCall(call);
                break;
            case DurationBinary binary:
                int level = OperatorTable.Precedence(binary.Operator);
                bool isPower = level == OperatorTable.Power;
                WriteOperand(binary.Left, PrecedenceOf(binary.Left) is var left && (left < level || (left == level && isPower)));
                _text.Append(' ').Append(OperatorTable.Symbol(binary.Operator)).Append(' ');
                WriteOperand(binary.Right, binary.Right is DurationBinary && PrecedenceOf(binary.Right) is var right && (right < level || (right == level && !isPower)));
                break;
            default:
                throw new ArgumentException($"{duration.GetType().Name} is no length of time of PromQL.", nameof(duration));
        }
    }

    private static int PrecedenceOf(DurationExpression duration) => duration switch
    {
        DurationBinary binary => OperatorTable.Precedence(binary.Operator),
        DurationUnary or DurationNumber { Value: < 0 } or DurationLiteral { Milliseconds: < 0 } => OperatorTable.Multiplication,
        _ => OperatorTable.Operand,
    };

    private static bool CanStandBare(string name) =>
        SeriesLabelsText.IsMetricName(name) && (!PromqlKeywords.TryGet(name, out PromqlTokenKind kind) || PromqlKeywords.CanNameMetric(kind));

    private static string LabelText(string name) => SeriesLabelsText.IsLabelName(name) ? name : PromqlStrings.Quote(name);

    private static string Symbol(LabelMatchType type) => type switch
    {
        LabelMatchType.Equal => "=",
        LabelMatchType.NotEqual => "!=",
        LabelMatchType.Regex => "=~",
        _ => "!~",
    };

    private void WriteOperand(DurationExpression operand, bool inParentheses)
    {
        if (inParentheses)
            _text.Append('(');
        Write(operand);
        if (inParentheses)
            _text.Append(')');
    }

    private void WriteCall(DurationCall call)
    {
        _text.Append(call.Function switch
        {
            DurationFunction.Step => "step(",
            DurationFunction.Range => "range(",
            DurationFunction.Min => "min_of(",
            _ => "max_of(",
        });
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            Write(call.Arguments[i]);
        }

        _text.Append(')');
    }

    private void WriteSelector(VectorSelector selector, bool nameInBraces)
    {
        string name = selector.MetricName;
        bool bare = name.Length > 0 && !nameInBraces && CanStandBare(name);
        var conditions = new List<string>(selector.Matchers.Count);
        foreach (LabelMatcher matcher in selector.Matchers)
        {
            bool isName = name.Length > 0 && matcher.Name == LabelNames.MetricName && matcher.Type == LabelMatchType.Equal && matcher.Value == name;
            if (!isName)
                conditions.Add(LabelText(matcher.Name) + Symbol(matcher.Type) + PromqlStrings.Quote(matcher.Value));
        }

        conditions.Sort(StringComparer.Ordinal);
        if (bare)
            _text.Append(name);
        else if (name.Length > 0)
            conditions.Insert(0, PromqlStrings.Quote(name));
        if (conditions.Count > 0 || !bare)
            _text.Append('{').AppendJoin(',', conditions).Append('}');
    }

    private void WriteTime(SelectorMode mode, AtModifier? at, DurationExpression? offset)
    {
        _text.Append(mode switch { SelectorMode.Anchored => " anchored", SelectorMode.Smoothed => " smoothed", _ => "" });
        if (at is { } fixedTime)
        {
            _text.Append(" @ ").Append(fixedTime.Anchor switch
            {
                AtAnchor.Start => "start()",
                AtAnchor.End => "end()",
                _ => Seconds(fixedTime.UnixMs),
            });
        }

        if (offset is null)
            return;
        _text.Append(" offset ");
        WriteOperand(offset, inParentheses: offset is DurationBinary);
    }

    private static string Seconds(long milliseconds)
    {
        UInt128 size = milliseconds < 0 ? (UInt128)(-(Int128)milliseconds) : (UInt128)milliseconds;
        return $"{(milliseconds < 0 ? "-" : "")}{size / 1000}.{size % 1000:D3}";
    }

    private void WriteLabels(IReadOnlyList<string> labels)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            bool bare = SeriesLabelsText.IsLabelName(labels[i]) && (!PromqlKeywords.TryGet(labels[i], out PromqlTokenKind kind) || PromqlKeywords.CanNameLabel(kind));
            _text.Append(bare ? labels[i] : PromqlStrings.Quote(labels[i]));
        }
    }
}
