using System.Text;
using Instrumentation.RegularExpressions;

namespace Instrumentation.RuleTesting;

/// <summary>Texts that a regular expression matches.</summary>
internal static class RegexSample
{
    // Longer ones say nothing more.
    private const int MaxChoices = 8;

    /// <summary>Some texts that match, most of them the shortest of a choice; assertions within the expression may make some of them miss.</summary>
    public static IEnumerable<string> Of(string expression)
    {
        Re2Node root = Re2Parser.Parse(expression, isDotAll: true);
        IEnumerable<Re2Node> choices = Inner(root) is Re2Node.Alternation alternation ? alternation.Choices.Take(MaxChoices) : [root];
        foreach (Re2Node choice in choices)
        {
            yield return Text(choice, least: 1);
            yield return Text(choice, least: 0);
        }
    }

    private static Re2Node Inner(Re2Node node) => node is Re2Node.Group group ? Inner(group.Inner) : node;

    private static string Text(Re2Node node, int least) => node switch
    {
        Re2Node.Literal literal => char.ConvertFromUtf32(literal.CodePoint),
        Re2Node.Class characters => Character(characters.CodePoints),
        Re2Node.Group group => Text(group.Inner, least),
        Re2Node.Concatenation parts => string.Concat(parts.Parts.Select(part => Text(part, least))),
        Re2Node.Alternation choices => Text(choices.Choices[0], least),
        Re2Node.Repeat repeat => Repeated(Text(repeat.Inner, least), Math.Max(repeat.Least, repeat.Most == 0 ? 0 : least)),
        _ => "",
    };

    private static string Character(CodePointSet characters)
    {
        foreach (char preferred in "0a-_A/.")
        {
            if (characters.Contains(preferred))
                return preferred.ToString();
        }

        return characters.Ranges.Where(range => Rune.IsValid(range.To)).Select(range => char.ConvertFromUtf32(range.To)).FirstOrDefault() ?? "";
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
