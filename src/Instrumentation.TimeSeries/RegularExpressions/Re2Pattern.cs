using System.Text.RegularExpressions;

namespace Instrumentation.RegularExpressions;

/// <summary>Makes .NET regular expressions of RE2 syntax, the one that PromQL and Alertmanager use; matching takes time linear in the text.</summary>
/// <remarks>
/// <para>The syntax is that of Go's regexp package: classes such as <c>\d</c> are ASCII, a dot is a whole code point, <c>$</c> is the very end, <c>[[:alpha:]]</c>,
/// <c>\pL</c>, <c>\Q..\E</c>, <c>(?P&lt;name&gt;..)</c> and <c>(?U)</c> are known; what looks ahead or behind or refers back is refused. Groups keep Go's
/// numbers, whether they have a name or not.</para>
/// <para>Three things differ: <c>\b</c> takes letters and digits outside ASCII for parts of a word; of scripts only the usual ones are known by name;
/// an expression of more than 65,536 characters, or of more than some thousand
/// states with its repeats written out, is refused. Texts are valid UTF-16.</para>
/// </remarks>
public static class Re2Pattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>Makes an expression that a whole text has to match, as label matchers and <c>label_replace</c> do; the dot takes new lines too.</summary>
    /// <param name="pattern">The expression in RE2 syntax.</param>
    /// <returns>The expression, safe from any thread.</returns>
    /// <exception cref="ArgumentException">The text is no expression of RE2, or it is too large.</exception>
    public static Regex Anchored(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return Anchored(pattern, isDotAll: true);
    }

    /// <summary>Makes an expression that a whole text has to match.</summary>
    internal static Regex Anchored(string pattern, bool isDotAll) =>
        Compile(pattern, $@"\A(?:{Re2Writer.Write(Re2Parser.Parse(pattern, isDotAll))})\z");

    /// <summary>Makes an expression that is looked for anywhere in a text.</summary>
    /// <param name="pattern">The expression in RE2 syntax.</param>
    /// <returns>The expression, safe from any thread.</returns>
    /// <exception cref="ArgumentException">The text is no expression of RE2, or it is too large.</exception>
    public static Regex Create(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return Compile(pattern, Re2Writer.Write(Re2Parser.Parse(pattern, isDotAll: false)));
    }

    /// <summary>Fills a template from a match, by Go's rules.</summary>
    /// <param name="template">
    /// Text with <c>$1</c>, <c>$name</c>, <c>${1}</c> or <c>${name}</c> for groups and <c>$$</c> for a dollar sign. The name is as long as letters, digits and
    /// <c>_</c> go, so <c>$1x</c> is the group of the name 1x. A group that is not there or took no part is empty; a dollar sign before anything else stays.
    /// </param>
    /// <param name="match">A match of an expression from this class.</param>
    /// <returns>The filled text.</returns>
    public static string Expand(string template, Match match)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(match);
        return Re2Template.Expand(template, match);
    }

    /// <summary>Replaces every match in a text, by Go's rules: an empty match right behind another match, or inside a code point, is none.</summary>
    /// <param name="expression">An expression from <see cref="Create"/>.</param>
    /// <param name="text">The text.</param>
    /// <param name="template">What to put in, see <see cref="Expand"/>.</param>
    /// <returns>The new text.</returns>
    public static string ReplaceAll(Regex expression, string text, string template)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(template);
        return Re2Template.ReplaceAll(expression, text, template);
    }

    private static Regex Compile(string pattern, string translated)
    {
        try
        {
            return new Regex(translated, Options);
        }
        catch (NotSupportedException)
        {
            // The engine bounds its automaton; nothing else that it refuses comes out of the translation.
            throw Re2Parser.Fault(pattern, "is too large.");
        }
    }
}
