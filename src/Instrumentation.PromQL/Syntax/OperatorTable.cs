namespace Instrumentation.Syntax;

/// <summary>How operators are written and how strongly they bind.</summary>
internal static class OperatorTable
{
    /// <summary>The level of <c>or</c>, which binds least.</summary>
    public const int Lowest = 1;

    /// <summary>The level of <c>* / % atan2</c>, and of a sign.</summary>
    public const int Multiplication = 5;

    /// <summary>The level of <c>^</c>, which alone associates to the right.</summary>
    public const int Power = 6;

    /// <summary>Above every operator.</summary>
    public const int Operand = 7;

    /// <summary>How strongly an operator binds, from <see cref="Lowest"/> to <see cref="Power"/>.</summary>
    public static int Precedence(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Or => Lowest,
        BinaryOperator.And or BinaryOperator.Unless => 2,
        BinaryOperator.Add or BinaryOperator.Subtract => 4,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Modulo or BinaryOperator.Atan2 => Multiplication,
        BinaryOperator.Power => Power,
        _ => 3,
    };

    public static bool IsComparison(BinaryOperator operation) => operation is BinaryOperator.Equal or BinaryOperator.NotEqual
        or BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;

    public static bool IsSet(BinaryOperator operation) => operation is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Unless;

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

    /// <summary>The operator that a token stands for; null when it is none.</summary>
    public static BinaryOperator? FromToken(PromqlTokenKind kind) => kind switch
    {
        PromqlTokenKind.Add => BinaryOperator.Add,
        PromqlTokenKind.Subtract => BinaryOperator.Subtract,
        PromqlTokenKind.Multiply => BinaryOperator.Multiply,
        PromqlTokenKind.Divide => BinaryOperator.Divide,
        PromqlTokenKind.Modulo => BinaryOperator.Modulo,
        PromqlTokenKind.Power => BinaryOperator.Power,
        PromqlTokenKind.Atan2 => BinaryOperator.Atan2,
        PromqlTokenKind.Equal => BinaryOperator.Equal,
        PromqlTokenKind.NotEqual => BinaryOperator.NotEqual,
        PromqlTokenKind.Greater => BinaryOperator.Greater,
        PromqlTokenKind.Less => BinaryOperator.Less,
        PromqlTokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        PromqlTokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        PromqlTokenKind.TrimUpper => BinaryOperator.TrimUpper,
        PromqlTokenKind.TrimLower => BinaryOperator.TrimLower,
        PromqlTokenKind.And => BinaryOperator.And,
        PromqlTokenKind.Or => BinaryOperator.Or,
        PromqlTokenKind.Unless => BinaryOperator.Unless,
        _ => null,
    };

    public static string Name(AggregationOperator aggregation) => aggregation switch
    {
        AggregationOperator.Sum => "sum",
        AggregationOperator.Avg => "avg",
        AggregationOperator.Count => "count",
        AggregationOperator.Min => "min",
        AggregationOperator.Max => "max",
        AggregationOperator.Group => "group",
        AggregationOperator.StdDev => "stddev",
        AggregationOperator.StdVar => "stdvar",
        AggregationOperator.TopK => "topk",
        AggregationOperator.BottomK => "bottomk",
        AggregationOperator.CountValues => "count_values",
        AggregationOperator.Quantile => "quantile",
        AggregationOperator.LimitK => "limitk",
        _ => "limit_ratio",
    };

    /// <summary>Finds an aggregation by its name in any case.</summary>
    public static AggregationOperator FindAggregation(string name) =>
        Enum.GetValues<AggregationOperator>().First(aggregation => Name(aggregation).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The type of an aggregation's parameter; null when it takes none.</summary>
    public static PromqlType? ParameterType(AggregationOperator aggregation) => aggregation switch
    {
        AggregationOperator.CountValues => PromqlType.String,
        AggregationOperator.TopK or AggregationOperator.BottomK or AggregationOperator.Quantile
            or AggregationOperator.LimitK or AggregationOperator.LimitRatio => PromqlType.Scalar,
        _ => null,
    };

    public static bool IsExperimental(AggregationOperator aggregation) => aggregation is AggregationOperator.LimitK or AggregationOperator.LimitRatio;

    /// <summary>The name of a type as users read it.</summary>
    public static string Name(PromqlType type) => type switch
    {
        PromqlType.Scalar => "scalar",
        PromqlType.InstantVector => "instant vector",
        PromqlType.RangeVector => "range vector",
        _ => "string",
    };
}
