using System.Text.RegularExpressions;

namespace Instrumentation.RegularExpressions;

/// <summary>Makes .NET regular expressions of RE2 syntax, the one that PromQL and Alertmanager use; matching takes time linear in the text.</summary>
public static class Re2Pattern
{
    /// <summary>Makes an expression that a whole text has to match.</summary>
    /// <param name="pattern">The expression in RE2 syntax.</param>
    /// <returns>The expression, safe from any thread.</returns>
    /// <exception cref="ArgumentException">The expression is none in RE2 syntax, or too large.</exception>
    public static Regex Anchored(string pattern) => new($"^(?s:{pattern})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Makes an expression that is searched for anywhere in a text.</summary>
    /// <param name="pattern">The expression in RE2 syntax.</param>
    /// <returns>The expression, safe from any thread.</returns>
    /// <exception cref="ArgumentException">The expression is none in RE2 syntax, or too large.</exception>
    public static Regex Create(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
