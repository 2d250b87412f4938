using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.RegularExpressions;

public partial class Re2PatternTests
{
    private static readonly string[] Letters = ["a", "b", "c", "\n", "1", Smile];

    // Expressions that mean the same to both engines when texts have no pairs of surrogates.
    private static Gen<string> Shared(int size) => size == 0
        ? Gen.Elements("a", "b", "c", "1", "[ab]", "[^a]", "[a-c1]", "\\d", "\\w", "(?:)")
        : Gen.OneOf(
            Shared(0),
            Shared(size / 2).SelectMany(left => Shared(size / 2).Select(right => left + right)),
            Shared(size / 2).SelectMany(left => Shared(size / 2).Select(right => $"(?:{left}|{right})")),
            Shared(size / 2).SelectMany(inner => Gen.Elements("*", "+", "?", "*?", "{2}", "{1,3}", "{0,}").Select(repeat => $"(?:{inner}){repeat}")));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Simple_expressions_match_as_in_the_backtracking_engine() => Prop.ForAll(
        Gen.Sized(size => Shared(Math.Min(size, 12))).ToArbitrary(),
        Gen.Elements("a", "b", "c", "1").ArrayOf().Select(string.Concat).Resize(8).ToArbitrary(),
        (pattern, text) =>
        {
            bool isMatch = Re2Pattern.Anchored(pattern).IsMatch(text);
            return new Re2Expression(pattern).IsMatch(text) == isMatch && (ByBacktracking(pattern, text) ?? isMatch) == isMatch;
        });

    // Null for nested repetitions that the backtracking engine gets lost in.
    private static bool? ByBacktracking(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.None, TimeSpan.FromSeconds(0.2));
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Shortcuts_decide_as_the_engine_does() => Prop.ForAll(
        Gen.Elements("a", "b", ".*", ".+", "(b|c)", "[ab]", "a?", "(?i:A)", "^", "$", "(.*)", "\\x{1F642}", "(?:a|.*)").ArrayOf().Select(string.Concat).ToArbitrary(),
        Gen.Elements(Letters).ArrayOf().Select(string.Concat).ToArbitrary(),
        (pattern, text) =>
        {
            var expression = new Re2Expression(pattern);
            Regex compiled = Re2Pattern.Anchored(pattern);
            return expression.IsMatch(text) == compiled.IsMatch(text) && expression.MatchesEmpty == compiled.IsMatch("");
        });

    [FsCheck.NUnit.Property]
    public Property Quoted_text_matches_itself_only() => Prop.ForAll(
        Gen.Elements([.. Letters, "(", "]", "\\", "$", ".", "*"]).ArrayOf().Select(string.Concat).Where(text => !text.EndsWith('\\')).ToArbitrary(),
        Gen.Elements(Letters).ArrayOf().Select(string.Concat).ToArbitrary(),
        (text, other) => Re2Pattern.Anchored($"\\Q{text}\\E").IsMatch(text) && Re2Pattern.Anchored($"\\Q{text}\\E").IsMatch(other) == (text == other));

    [FsCheck.NUnit.Property]
    public bool A_class_and_its_negation_part_all_code_points(ushort from, ushort length, ushort high)
    {
        int first = from + (high % 17 * 0x10000);
        int last = Math.Min(first + length, 0x10FFFF);
        first = Math.Min(first, last);
        string range = $"\\x{{{first:X}}}-\\x{{{last:X}}}";
        Regex inside = Re2Pattern.Anchored($"[{range}]");
        Regex outside = Re2Pattern.Anchored($"[^{range}]");
        return new[] { first - 1, first, (first + last) / 2, last, last + 1, 0, 0xFFFF, 0x10000, 0x10FFFF }.Where(System.Text.Rune.IsValid).All(codePoint =>
        {
            string text = char.ConvertFromUtf32(codePoint);
            return inside.IsMatch(text) == (codePoint >= first && codePoint <= last) && inside.IsMatch(text) != outside.IsMatch(text);
        });
    }
}
