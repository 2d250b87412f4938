using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>A rule: an expression that is evaluated again and again.</summary>
public abstract record Rule
{
    private protected Rule(string name, PromqlExpression expression)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(expression);
        Name = name;
        Expression = expression;
        ExpressionText = expression.ToString();
    }

    /// <summary>The name of the series that the rule writes, or of the alert.</summary>
    public string Name { get; init; }

    /// <summary>What is evaluated.</summary>
    public PromqlExpression Expression { get; init; }

    /// <summary>The expression as it was written; by default as it is printed.</summary>
    public string ExpressionText { get; init; }

    /// <summary>Labels that are put onto the result, above those of the group; default none.</summary>
    public NamedTexts Labels { get; init; } = NamedTexts.Empty;
}
