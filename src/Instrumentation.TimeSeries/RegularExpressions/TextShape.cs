using System.Collections.Frozen;
using System.Text;

namespace Instrumentation.RegularExpressions;

/// <summary>What an expression asks of a whole text, where that is simple enough to be checked without running the expression.</summary>
internal sealed class TextShape
{
    private TextShape(TextShapeKind kind, string text = "", int least = 0, FrozenSet<string>? literals = null)
    {
        Kind = kind;
        Text = text;
        Least = least;
        Literals = literals;
    }

    public TextShapeKind Kind { get; }

    /// <summary>What a matching text begins with, ends with or contains, by <see cref="Kind"/>; of other expressions what it begins with.</summary>
    public string Text { get; }

    /// <summary>The texts of <see cref="TextShapeKind.Literals"/>.</summary>
    public FrozenSet<string>? Literals { get; }

    // How many characters there are at least beside Text: 0 for ".*", 1 for ".+".
    private int Least { get; }

    public static TextShape Of(Re2Node root)
    {
        if (Re2Literals.Of(root) is { } literals)
            return new TextShape(TextShapeKind.Literals, literals: literals.ToFrozenSet(StringComparer.Ordinal));
        IReadOnlyList<Re2Node> parts = Re2Literals.WithoutAnchors(root) is Re2Node.Concatenation { Parts: var several } ? several : [root];
        string prefix = LiteralsFrom(parts, 0);
        int behind = prefix.EnumerateRunes().Count();
        if (behind == parts.Count - 1 && AnyLeast(parts[behind]) is { } least)
            return new TextShape(TextShapeKind.Prefix, prefix, least);
        if (behind == 0 && AnyLeast(parts[0]) is { } first)
        {
            string rest = LiteralsFrom(parts, 1);
            int end = 1 + rest.EnumerateRunes().Count();
            if (end == parts.Count)
                return new TextShape(TextShapeKind.Suffix, rest, first);
            if (first == 0 && end == parts.Count - 1 && AnyLeast(parts[end]) == 0)
                return new TextShape(TextShapeKind.Contained, rest);
        }

        return new TextShape(TextShapeKind.Other, prefix);
    }

    /// <summary>Decides about a text; null where only the expression itself can.</summary>
    public bool? IsMatch(string text) => Kind switch
    {
        TextShapeKind.Literals => Literals!.Contains(text),
        TextShapeKind.Prefix => text.Length >= Text.Length + Least && text.StartsWith(Text, StringComparison.Ordinal),
        TextShapeKind.Suffix => text.Length >= Text.Length + Least && text.EndsWith(Text, StringComparison.Ordinal),
        TextShapeKind.Contained => text.Contains(Text, StringComparison.Ordinal),
        _ => text.StartsWith(Text, StringComparison.Ordinal) ? null : false,
    };

    private static string LiteralsFrom(IReadOnlyList<Re2Node> parts, int start)
    {
        var text = new StringBuilder();
        for (int index = start; index < parts.Count && parts[index] is Re2Node.Literal literal && Rune.IsValid(literal.CodePoint); index++)
            text.Append(char.ConvertFromUtf32(literal.CodePoint));
        return text.ToString();
    }

    // 0 for ".*", 1 for ".+" where the dot is any character, in a group or not; null for the rest.
    private static int? AnyLeast(Re2Node node) => node switch
    {
        Re2Node.Group group => AnyLeast(group.Inner),
        Re2Node.Repeat { Most: -1, Least: 0 or 1, Inner: Re2Node.Class { CodePoints.IsAll: true } } repeat => repeat.Least,
        _ => null,
    };
}
