using Instrumentation.Labels;

namespace Instrumentation.Matching;

/// <summary>The four comparisons.</summary>
internal static class MatcherOperator
{
    public static string Text(LabelMatchType type) => type switch
    {
        LabelMatchType.Equal => "=",
        LabelMatchType.NotEqual => "!=",
        LabelMatchType.Regex => "=~",
        _ => "!~",
    };

    /// <summary>Reads a comparison at the beginning of a text; the longer one wins.</summary>
    public static LabelMatchType? Read(ReadOnlySpan<char> text) => text switch
    {
        ['=', '~', ..] => LabelMatchType.Regex,
        ['=', ..] => LabelMatchType.Equal,
        ['!', '=', ..] => LabelMatchType.NotEqual,
        ['!', '~', ..] => LabelMatchType.NotRegex,
        _ => null,
    };

    /// <summary>Makes a matcher by Alertmanager's rules: a dot takes no new line.</summary>
    /// <exception cref="MatcherSyntaxException">Its regular expression is none, or its name is empty.</exception>
    public static LabelMatcher Matcher(string name, LabelMatchType type, string value, int column)
    {
        try
        {
            return new LabelMatcher(name, type, value, isDotAll: false);
        }
        catch (ArgumentException exception)
        {
            // What the exception says of its parameter tells the text's author nothing.
            string parameter = $" (Parameter '{exception.ParamName}')";
            throw new MatcherSyntaxException(exception.Message.Replace(parameter, "", StringComparison.Ordinal), column);
        }
    }
}
