using System.Text.RegularExpressions;

namespace Instrumentation.Conformance.Promql;

/// <summary>
/// Which flags of the parser's suite are wrong, as docs/conformance.md lists them, and which inputs are of another language than expressions.
/// </summary>
internal static partial class WrongFlags
{
    // It reads as a difference of numbers, too.
    private const string SignedSeries = "my_metric{a=\"b\"} -3 -3-3";

    private static readonly Dictionary<string, string> Listed = new(StringComparer.Ordinal)
    {
        ["`"] = "a raw string that is never closed",
        ["{'foo\\'bar', "] = "braces that are never closed",
        ["{} {{schema:1 schema:1}}"] = "a series description that names a field of a histogram twice, which Prometheus refuses",
        ["{} {{foo:1}}"] = "a series description with an unknown field of a histogram, which Prometheus refuses",
        ["{} {{schema :1}}"] = "a series description with a space in front of a colon, which Prometheus refuses",
        ["{} {{buckets:[5 10 7] schema:1}}+{{buckets:[1 2 3] schema:0}}x2"] = "a series description that adds histograms of a coarser schema, which Prometheus refuses",
    };

    /// <summary>Gives the reason why an input's flag is wrong; null where it is not known to be.</summary>
    public static string? Reason(string input) => Listed.GetValueOrDefault(input);

    /// <summary>Whether an input is a series description of rule unit tests, which has a parser of its own.</summary>
    public static bool IsSeriesDescription(string input) => input == SignedSeries || Series().IsMatch(input);

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
