using System.Text;

namespace Instrumentation.RegularExpressions;

/// <summary>Lists the texts that an expression stands for, where they are few: <c>a|b</c>, <c>node-[12]</c>, <c>https?</c>.</summary>
internal static class Re2Literals
{
    /// <summary>All texts that the whole expression matches; null where they cannot be listed.</summary>
    public static IReadOnlyCollection<string>? Of(Re2Node root) => Expand(WithoutAnchors(root));

    /// <summary>The expression without assertions that hold anyway where a whole text has to match.</summary>
    public static Re2Node WithoutAnchors(Re2Node root)
    {
        if (root is not Re2Node.Concatenation { Parts: var parts })
            return root;
        while (parts.Length > 0 && parts[0] is Re2Node.Assertion { Kind: Re2Assertion.BeginText })
            parts = parts.RemoveAt(0);
        while (parts.Length > 0 && parts[^1] is Re2Node.Assertion { Kind: Re2Assertion.EndText })
            parts = parts.RemoveAt(parts.Length - 1);
        return new Re2Node.Concatenation(parts);
    }

    private static IReadOnlyCollection<string>? Expand(Re2Node node) => node switch
    {
        Re2Node.Literal literal when Rune.IsValid(literal.CodePoint) => [char.ConvertFromUtf32(literal.CodePoint)],
        Re2Node.Class { CodePoints: var set } when set.Count <= Re2Constants.MaxMultipliedLiterals => [.. set.Texts()],
        Re2Node.Group group => Expand(group.Inner),
        Re2Node.Concatenation parts => ExpandParts(parts.Parts),
        Re2Node.Alternation choices => ExpandChoices(choices.Choices),
        Re2Node.Repeat { Most: >= 0 } repeat => ExpandRepeat(repeat),
        _ => null,
    };

    private static HashSet<string>? ExpandChoices(IEnumerable<Re2Node> choices)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (Re2Node choice in choices)
        {
            if (Expand(choice) is not { } more)
                return null;
            texts.UnionWith(more);
        }

        return texts;
    }

    private static IReadOnlyCollection<string>? ExpandParts(IEnumerable<Re2Node> parts)
    {
        // Runs of single characters are collected in a builder, since most of an expression is such runs.
        IReadOnlyCollection<string> texts = [""];
        var run = new StringBuilder();
        foreach (Re2Node part in parts)
        {
            if (part is Re2Node.Literal literal && Rune.IsValid(literal.CodePoint))
            {
                run.Append(char.ConvertFromUtf32(literal.CodePoint));
                continue;
            }

            if (Expand(part) is not { } more || Multiply(texts, run.ToString(), more) is not { } longer)
                return null;
            texts = longer;
            run.Clear();
        }

        return Multiply(texts, run.ToString(), [""]);
    }

    private static HashSet<string>? ExpandRepeat(Re2Node.Repeat repeat)
    {
        if (Expand(repeat.Inner) is not { } once)
            return null;
        var texts = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyCollection<string> current = [""];
        for (int count = 0; count <= repeat.Most; count++)
        {
            if (count >= repeat.Least)
                texts.UnionWith(current);
            if (texts.Count > Re2Constants.MaxMultipliedLiterals || Multiply(current, "", once) is not { } longer)
                return null;
            current = longer;
        }

        return texts;
    }

    private static IReadOnlyCollection<string>? Multiply(IReadOnlyCollection<string> left, string middle, IReadOnlyCollection<string> right)
    {
        if (left.Count == 1 && right.Count > 0 && left.First().Length + middle.Length == 0)
            return right;
        if (left.Count > 1 && right.Count > 1 && (long)left.Count * right.Count > Re2Constants.MaxMultipliedLiterals)
            return null;
        return [.. left.SelectMany(start => right.Select(end => start + middle + end)).Distinct(StringComparer.Ordinal)];
    }
}
