using Instrumentation.RegularExpressions;

namespace Instrumentation.Labels;

/// <summary>A condition on one label, such as <c>job=~"api.*"</c>. A label that a series lacks has the empty value.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed class LabelMatcher : IEquatable<LabelMatcher>
{
    private readonly Re2Expression? _expression;

    /// <summary>Makes a matcher.</summary>
    /// <param name="name">The label's name.</param>
    /// <param name="type">How to compare.</param>
    /// <param name="value">The text, or the regular expression in RE2 syntax that the whole value has to match.</param>
    /// <exception cref="ArgumentException">The name is empty, or the regular expression is none or too large.</exception>
    public LabelMatcher(string name, LabelMatchType type, string value)
        : this(name, type, value, isDotAll: true)
    {
    }

    /// <summary>Makes a matcher whose dot takes new lines or not.</summary>
    internal LabelMatcher(string name, LabelMatchType type, string value, bool isDotAll)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Type = type;
        Value = value;
        if (type is LabelMatchType.Regex or LabelMatchType.NotRegex)
            _expression = new Re2Expression(value, isDotAll);
        IsDotAll = isDotAll || _expression is null || !value.Contains('.', StringComparison.Ordinal);
        MatchesEmpty = type switch
        {
            LabelMatchType.Equal => value.Length == 0,
            LabelMatchType.NotEqual => value.Length > 0,
            LabelMatchType.Regex => _expression!.MatchesEmpty,
            _ => !_expression!.MatchesEmpty,
        };
    }

    /// <summary>The label's name.</summary>
    public string Name { get; }

    /// <summary>How the value is compared.</summary>
    public LabelMatchType Type { get; }

    /// <summary>The text or the regular expression.</summary>
    public string Value { get; }

    /// <summary>Whether a series without the label matches.</summary>
    public bool MatchesEmpty { get; }

    /// <summary>
    /// The texts that <see cref="Value"/> stands for, where they can be listed: one for a plain text, several for <c>a|b</c> or <c>node-[12]</c>; null for
    /// other regular expressions. The negative comparisons match everything but these.
    /// </summary>
    public IReadOnlyCollection<string>? Literals => _expression is null ? [Value] : _expression.Shape.Literals;

    /// <summary>Whether deciding about a value may need the regular expression to be run, so that the answer is worth keeping.</summary>
    internal bool IsCostly => _expression?.Shape.Kind == TextShapeKind.Other;

    /// <summary>Whether a dot of the regular expression takes new lines; true as well where there is none.</summary>
    private bool IsDotAll { get; }

    /// <summary>Tells whether a label's value matches.</summary>
    /// <param name="value">The value, empty for a label that is not there.</param>
    /// <returns>True when it matches.</returns>
    public bool Matches(string value) => Type switch
    {
        LabelMatchType.Equal => value == Value,
        LabelMatchType.NotEqual => value != Value,
        LabelMatchType.Regex => _expression!.IsMatch(value),
        _ => !_expression!.IsMatch(value),
    };

    /// <summary>Writes the matcher as PromQL does, <c>job=~"api.*"</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        string operation = Type switch { LabelMatchType.Equal => "=", LabelMatchType.NotEqual => "!=", LabelMatchType.Regex => "=~", _ => "!~" };
        return (SeriesLabelsText.IsLabelName(Name) ? Name : SeriesLabelsText.Quote(Name)) + operation + SeriesLabelsText.Quote(Value);
    }

    /// <inheritdoc/>
    public bool Equals(LabelMatcher? other) =>
        other is not null && other.Name == Name && other.Type == Type && other.Value == Value && other.IsDotAll == IsDotAll;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelMatcher);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Value);
}
