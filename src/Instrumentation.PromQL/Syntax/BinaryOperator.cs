namespace Instrumentation.Syntax;

/// <summary>How two operands are combined.</summary>
public enum BinaryOperator
{
    /// <summary><c>+</c>.</summary>
    Add,

    /// <summary><c>-</c>.</summary>
    Subtract,

    /// <summary><c>*</c>.</summary>
    Multiply,

    /// <summary><c>/</c>.</summary>
    Divide,

    /// <summary><c>%</c>.</summary>
    Modulo,

    /// <summary><c>^</c>.</summary>
    Power,

    /// <summary><c>atan2</c>.</summary>
    Atan2,

    /// <summary><c>==</c>.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&lt;/</c>: keeps a histogram's observations below a value; experimental.</summary>
    TrimUpper,

    /// <summary><c>&gt;/</c>: keeps a histogram's observations above a value; experimental.</summary>
    TrimLower,

    /// <summary><c>and</c>.</summary>
    And,

    /// <summary><c>or</c>.</summary>
    Or,

    /// <summary><c>unless</c>.</summary>
    Unless,
}
