using System.Runtime.CompilerServices;
using System.Text.Json;
using Instrumentation.Syntax;

namespace Instrumentation.Json;

/// <summary>Writes parsed expressions as trees of JSON, as the <c>parse_query</c> of Prometheus' HTTP API does.</summary>
/// <remarks>Safe from any thread, each with a writer of its own.</remarks>
public static partial class PromqlExpressionJson
{
    /// <summary>Writes an expression as one value.</summary>
    /// <param name="json">Where to; its options have to allow for a few levels for each level of the expression.</param>
    /// <param name="expression">The expression.</param>
    /// <exception cref="InvalidOperationException">The expression is deeper than the writer allows.</exception>
    /// <exception cref="InsufficientExecutionStackException">The expression, built by hand, is deeper than the stack allows.</exception>
    public static void Write(Utf8JsonWriter json, PromqlExpression expression)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(expression);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        json.WriteStartObject();
        switch (expression)
        {
            case AggregateExpression aggregate:
                WriteAggregation(json, aggregate);
                break;
            case BinaryExpression binary:
                WriteBinary(json, binary);
                break;
            case CallExpression call:
                WriteCall(json, call);
                break;
            case VectorSelector vector:
                WriteSelector(json, vector, null);
                break;
            case RangeSelector range:
                WriteSelector(json, range.Vector, range.Range);
                break;
            case SubqueryExpression subquery:
                WriteSubquery(json, subquery);
                break;
            case NumberLiteral number:
                json.WriteString("type"u8, "numberLiteral"u8);
                json.WriteString("val"u8, PromqlNumbers.Format(number.Value));
                break;
            case StringLiteral text:
                json.WriteString("type"u8, "stringLiteral"u8);
                json.WriteString("val"u8, text.Value);
                break;
            case ParenthesesExpression parentheses:
                WritePart(json, "expr"u8, parentheses.Inner);
                json.WriteString("type"u8, "parenExpr"u8);
                break;
            case UnaryExpression unary:
                WritePart(json, "expr"u8, unary.Operand);
                json.WriteString("op"u8, unary.IsMinus ? "-"u8 : "+"u8);
                json.WriteString("type"u8, "unaryExpr"u8);
                break;
            default:
                throw new ArgumentException($"{expression.GetType().Name} is no expression of PromQL.", nameof(expression));
        }

        json.WriteEndObject();
    }

    private static void WriteAggregation(Utf8JsonWriter json, AggregateExpression aggregate)
    {
        WritePart(json, "expr"u8, aggregate.Inner);
        WriteTexts(json, "grouping"u8, aggregate.Grouping);
        json.WriteString("op"u8, OperatorTable.Name(aggregate.Operator));
        if (aggregate.Parameter is { } parameter)
            WritePart(json, "param"u8, parameter);
        else
            json.WriteNull("param"u8);
        json.WriteString("type"u8, "aggregation"u8);
        json.WriteBoolean("without"u8, aggregate.Without);
    }

    private static void WriteBinary(Utf8JsonWriter json, BinaryExpression binary)
    {
        json.WriteBoolean("bool"u8, binary.ReturnBool);
        WritePart(json, "lhs"u8, binary.Left);
        if (binary.Matching is { } matching)
            WriteMatching(json, matching);
        else
            json.WriteNull("matching"u8);
        json.WriteString("op"u8, OperatorTable.Symbol(binary.Operator));
        WritePart(json, "rhs"u8, binary.Right);
        json.WriteString("type"u8, "binaryExpr"u8);
    }

    private static void WriteMatching(Utf8JsonWriter json, VectorMatching matching)
    {
        json.WriteStartObject("matching"u8);
        json.WriteString("card"u8, matching.Cardinality switch
        {
            MatchCardinality.OneToOne => "one-to-one"u8,
            MatchCardinality.ManyToOne => "many-to-one"u8,
            MatchCardinality.OneToMany => "one-to-many"u8,
            _ => "many-to-many"u8,
        });
        json.WriteStartObject("fillValues"u8);
        WriteNumber(json, "lhs"u8, matching.FillLeft);
        WriteNumber(json, "rhs"u8, matching.FillRight);
        json.WriteEndObject();
        WriteTexts(json, "include"u8, matching.Include);
        WriteTexts(json, "labels"u8, matching.Labels);
        json.WriteBoolean("on"u8, matching.On);
        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, CallExpression call)
    {
        json.WriteStartArray("args"u8);
        foreach (PromqlExpression argument in call.Arguments)
            Write(json, argument);
        json.WriteEndArray();
        json.WriteStartObject("func"u8);
        json.WriteStartArray("argTypes"u8);
        foreach (PromqlType type in call.Function.Parameters)
            json.WriteStringValue(NameOf(type));
        json.WriteEndArray();
        json.WriteString("name"u8, call.Function.Name);
        json.WriteString("returnType"u8, NameOf(call.Function.ReturnType));
        json.WriteNumber("variadic"u8, call.Function.OptionalCount);
        json.WriteEndObject();
        json.WriteString("type"u8, "call"u8);
    }

    private static ReadOnlySpan<byte> NameOf(PromqlType type) => type switch
    {
        PromqlType.Scalar => "scalar"u8,
        PromqlType.InstantVector => "vector"u8,
        PromqlType.RangeVector => "matrix"u8,
        _ => "string"u8,
    };

    private static void WritePart(Utf8JsonWriter json, ReadOnlySpan<byte> property, PromqlExpression part)
    {
        json.WritePropertyName(property);
        Write(json, part);
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> property, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(property);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    // JSON has no number for what is not finite.
    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> property, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(property, number);
        else
            json.WriteNull(property);
    }
}
