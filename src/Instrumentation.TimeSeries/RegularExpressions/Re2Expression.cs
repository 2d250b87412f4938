using System.Text.RegularExpressions;

namespace Instrumentation.RegularExpressions;

/// <summary>An expression that whole texts are compared with. It is translated and compiled at the first text that its shape does not decide.</summary>
internal sealed class Re2Expression
{
    private readonly Lazy<Regex> _compiled;

    /// <summary>Parses an expression.</summary>
    /// <param name="pattern">The expression in RE2 syntax.</param>
    /// <param name="isDotAll">Whether the dot takes new lines.</param>
    /// <exception cref="ArgumentException">The text is no expression of RE2, or it is too large.</exception>
    public Re2Expression(string pattern, bool isDotAll = true)
    {
        Re2Node root = Re2Parser.Parse(pattern, isDotAll);
        Shape = TextShape.Of(root);
        MatchesEmpty = TakesEmpty(root);

        // Parsing again is cheaper than keeping a tree for the many expressions that are never compiled.
        _compiled = new Lazy<Regex>(() => Re2Pattern.Anchored(pattern, isDotAll));
        if (Shape.Kind == TextShapeKind.Other && Re2Size.States(root) > Re2Constants.MaxStatesWithoutTrial)
            _ = _compiled.Value;
    }

    public TextShape Shape { get; }

    public bool MatchesEmpty { get; }

    public bool IsMatch(string text) => Shape.IsMatch(text) ?? _compiled.Value.IsMatch(text);

    private static bool TakesEmpty(Re2Node node) => node switch
    {
        Re2Node.Assertion assertion => assertion.Kind != Re2Assertion.WordBoundary,
        Re2Node.Group group => TakesEmpty(group.Inner),
        Re2Node.Concatenation parts => parts.Parts.All(TakesEmpty),
        Re2Node.Alternation choices => choices.Choices.Any(TakesEmpty),
        Re2Node.Repeat repeat => repeat.Least == 0 || TakesEmpty(repeat.Inner),
        _ => false,
    };
}
