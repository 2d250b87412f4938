using System.Text.RegularExpressions;

namespace Instrumentation.TestScripts.Scripts;

/// <summary>An expectation that is no value.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">The whole message; null for any.</param>
/// <param name="Pattern">A pattern that is somewhere in the message; null for any.</param>
public sealed record Expectation(ExpectationKind Kind, string? Message = null, string? Pattern = null)
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Tells whether a message is an expected one.</summary>
    public bool Matches(string message) =>
        (Message is null || Message == message.Trim())
        && (Pattern is null || Regex.IsMatch(message, Pattern, RegexOptions.CultureInvariant, PatternTimeout));

    /// <summary>Says what is expected.</summary>
    public override string ToString() => Kind + (Message is null ? "" : $" '{Message}'") + (Pattern is null ? "" : $" matching '{Pattern}'");
}
