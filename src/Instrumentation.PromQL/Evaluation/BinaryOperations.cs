using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Arithmetic and comparison of numbers.</summary>
internal static class BinaryOperations
{
    public static bool IsComparison(BinaryOperator operation) => operation is >= BinaryOperator.Equal and <= BinaryOperator.LessOrEqual;

    /// <summary>Whether the result still is a value of the metric on the left.</summary>
    public static bool KeepsName(BinaryExpression expression) =>
        (IsComparison(expression.Operator) && !expression.ReturnBool) || expression.Operator is BinaryOperator.TrimUpper or BinaryOperator.TrimLower;

    public static bool IsSet(BinaryOperator operation) => operation is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Unless;

    /// <summary>Combines two numbers; null where the operator takes no two numbers.</summary>
    public static double? Combine(BinaryOperator operation, double left, double right) => operation switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Modulo => left % right,
        BinaryOperator.Power => GoMath.Power(left, right),
        BinaryOperator.Atan2 => Math.Atan2(left, right),
        _ => null,
    };

    public static bool Compare(BinaryOperator operation, double left, double right) => operation switch
    {
        BinaryOperator.Equal => left == right,
        BinaryOperator.NotEqual => left != right,
        BinaryOperator.Greater => left > right,
        BinaryOperator.Less => left < right,
        BinaryOperator.GreaterOrEqual => left >= right,
        BinaryOperator.LessOrEqual => left <= right,
        _ => throw new NotSupportedException(operation.ToString()),
    };

    public static string Symbol(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "^",
        BinaryOperator.Atan2 => "atan2",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Greater => ">",
        BinaryOperator.Less => "<",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.TrimUpper => "</",
        BinaryOperator.TrimLower => ">/",
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        _ => "unless",
    };

    public static void InformIncompatible(AnnotationSet annotations, BinaryExpression expression, string left, string right) =>
        annotations.Inform($"incompatible sample types encountered for binary operator \"{Symbol(expression.Operator)}\": {left} {Symbol(expression.Operator)} {right}", expression.Span);
}
