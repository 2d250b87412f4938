namespace Instrumentation.Labels;

/// <summary>How a matcher compares a label's value.</summary>
public enum LabelMatchType
{
    /// <summary>The value is the text, <c>=</c>.</summary>
    Equal,

    /// <summary>The value is not the text, <c>!=</c>.</summary>
    NotEqual,

    /// <summary>The whole value matches the regular expression, <c>=~</c>.</summary>
    Regex,

    /// <summary>The whole value does not match the regular expression, <c>!~</c>.</summary>
    NotRegex,
}
