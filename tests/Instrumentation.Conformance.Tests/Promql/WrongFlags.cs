using System.Text.RegularExpressions;

namespace Instrumentation.Conformance.Promql;

/// <summary>
/// Which flags of the parser's suite say nothing about expressions, as docs/conformance.md lists them: inputs of another language, and inputs that were
/// cut off on the way into the suite.
/// </summary>
internal static partial class WrongFlags
{
    public const string SeriesDescription = "a series description of rule unit tests, which is another language than expressions";

    private static readonly Dictionary<string, string> Listed = new(StringComparer.Ordinal)
    {
        ["my_metric{a=\"b\"} -3 -3-3"] = SeriesDescription + ", and a valid difference as an expression",
        ["`"] = "a raw string that is never closed",
        ["{'foo\\'bar', "] = "braces that are never closed",
    };

    /// <summary>Gives the reason why an input's flag says nothing about the parser of expressions; null where it does.</summary>
    public static string? Reason(string input)
    {
        if (Listed.TryGetValue(input, out string? reason))
            return reason;
        return Series().IsMatch(input) ? SeriesDescription : null;
    }

    /// <summary>
    /// A name or labels, then values parted by blanks: numbers with a slope and a count, gaps, stale markers, histograms in double braces. One of them
    /// has no sign, so that it stands where an expression would need an operator.
    /// </summary>
    [GeneratedRegex(
        """
        ^\s*([a-zA-Z_:][\w:]*)?(\{[^{}]*\})?
        (?=.*\s(\d|\.|_|stale|inf|nan|\{\{))
        (\s+([-+]?(\d+(\.\d*)?|\.\d+|inf|nan)([-+](\d|\.)+)?(x\d+)? | _(x\d+)? | stale(x\d+)? | \{\{[^{}]*\}\}([-+]\{\{[^{}]*\}\})?(x\d+)?))+\s*$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Series();
}
