using System.Text.RegularExpressions;

namespace Instrumentation.RegularExpressions;

public partial class Re2PatternTests
{
    private const string Smile = "\U0001F642";

    [TestCase("^(?:foo)$", "foo\n", false, Description = "The dollar sign is the very end.")]
    [TestCase("foo", "foo\n", false)]
    [TestCase(@"\d", "\u0663", false, Description = "Classes are ASCII.")]
    [TestCase(@"\D", "\u0663", true)]
    [TestCase(@"\w", "\u00e9", false)]
    [TestCase(@"\W", "\u00e9", true)]
    [TestCase(@"\s", "\u00a0", false)]
    [TestCase(@"\s", "\v", false)]
    [TestCase(@"[[:space:]]", "\v", true)]
    [TestCase(".", Smile, true, Description = "A dot is a code point.")]
    [TestCase(".", Smile + "x", false)]
    [TestCase("..", Smile, false)]
    [TestCase(".{2}", Smile + Smile, true)]
    [TestCase(".", "\n", true)]
    [TestCase("(?-s).", "\n", false)]
    [TestCase("[^a]", Smile, true)]
    [TestCase("[^a][^a]", Smile, false)]
    [TestCase("[\U0001F600-\U0001F64F]+", Smile + "\U0001F600", true)]
    [TestCase("[\U0001F600-\U0001F64F]", "\U0001F650", false)]
    [TestCase("[\uFFFD-\U00010400]", "\U00010400", true)]
    [TestCase("[\uFFFD-\U00010400]", "\U00010401", false)]
    [TestCase(Smile + "*", Smile + Smile, true)]
    [TestCase("[[:alpha:]]+", "abc", true, Description = "POSIX classes.")]
    [TestCase("[[:^alpha:]]+", "123", true)]
    [TestCase("[[:alpha:][:digit:]_-]+", "a1_-", true)]
    [TestCase("[[:word:]]+", "aZ_9", true)]
    [TestCase("[[:xdigit:]]+", "aF9", true)]
    [TestCase("[[:punct:]]+", "!/:@[`{~", true)]
    [TestCase("[:alpha:]", "l", true, Description = "Without the second bracket it is a list of characters.")]
    [TestCase("[a-c-[b]]", "a", false, Description = "No subtraction.")]
    [TestCase("[a-c-[b]]", "a]", true)]
    [TestCase("[a-c-[b]]", "b]", true)]
    [TestCase("[a-c-[b]]", "-]", true)]
    [TestCase("[a-c-[b]]", "[]", true)]
    [TestCase("[]a]+", "]a", true)]
    [TestCase("[^]a]", "]", false)]
    [TestCase("[a-]+", "a-", true)]
    [TestCase("[-a]+", "a-", true)]
    [TestCase(@"[\d\-x]+", "1-x", true)]
    [TestCase(@"\pL", "\u00e9", true, Description = "Unicode classes.")]
    [TestCase(@"\pL", "1", false)]
    [TestCase(@"\PL", "1", true)]
    [TestCase(@"\p{^L}", "1", true)]
    [TestCase(@"\P{^L}", "x", true)]
    [TestCase(@"\p{Lu}", "A", true)]
    [TestCase(@"\p{Lu}", "a", false)]
    [TestCase(@"[\p{Nd}]", "\u0663", true)]
    [TestCase(@"\pL", "\U00010400", true)]
    [TestCase(@"\p{Greek}+", "\u03b1\u03a9\U00010140", true)]
    [TestCase(@"\p{Greek}", "a", false)]
    [TestCase(@"\p{Any}", Smile, true)]
    [TestCase(@"\Qa.b\E", "a.b", true, Description = "Quoted text.")]
    [TestCase(@"\Qa.b\E", "axb", false)]
    [TestCase(@"\Qab\E+", "abbb", true)]
    [TestCase(@"\Qab\E+", "abab", false)]
    [TestCase(@"x\Q\\+", @"x\\+", true)]
    [TestCase("(?P<n>a)", "a", true, Description = "Named groups.")]
    [TestCase("(?<n>a)", "a", true)]
    [TestCase(@"\x{1F642}", Smile, true, Description = "Escapes.")]
    [TestCase(@"\x41\x{42}", "AB", true)]
    [TestCase(@"\101\0", "A\0", true)]
    [TestCase(@"\a\f\t\n\r\v", "\a\f\t\n\r\v", true)]
    [TestCase(@"\.\-\_\ ", ".-_ ", true)]
    [TestCase("(?U)a+", "aaa", true, Description = "Flags.")]
    [TestCase("(?i)k", "\u212a", true)]
    [TestCase("(?i)K", "\u212a", true)]
    [TestCase("(?i)s", "\u017f", true)]
    [TestCase("(?i)[j-l]", "\u212a", true)]
    [TestCase("(?i)[^k]", "\u212a", false)]
    [TestCase(@"(?i)\w", "\u212a", true)]
    [TestCase("(?i)straSSE", "STRAsse", true)]
    [TestCase("(?i)i", "\u0130", false)]
    [TestCase("(?i)\u03c3", "\u03c2", true)]
    [TestCase("(?i)\U00010400", "\U00010428", true)]
    [TestCase("(?i:a)b", "Ab", true)]
    [TestCase("(?i:a)b", "AB", false)]
    [TestCase("(a(?i)b|c)d", "Cd", true)]
    [TestCase("(a(?i)b|c)d", "CD", false)]
    [TestCase("(?m)a$\n^b", "a\nb", true)]
    [TestCase("a$\n^b", "a\nb", false)]
    [TestCase(@"\Aa\z", "a", true)]
    [TestCase(@"a\b.b", "a b", true)]
    [TestCase(@"a\Bb", "ab", true)]
    [TestCase("a||b", "", true, Description = "The rest of the syntax.")]
    [TestCase("", "", true)]
    [TestCase("(|a)*", "aa", true)]
    [TestCase("^*a", "a", true)]
    [TestCase("a{2}", "aa", true)]
    [TestCase("a{,2}", "a{,2}", true)]
    [TestCase("a{x", "a{x", true)]
    [TestCase("a{1", "a{1", true)]
    [TestCase("a{01}", "a{01}", true)]
    [TestCase("{", "{", true)]
    [TestCase("]}", "]}", true)]
    [TestCase("a{2,}?", "aaa", true)]
    [TestCase("(a{10}){100}", "a", false)]
    [TestCase("[^\\x00-\\x{10FFFF}]", "a", false)]
    [TestCase("[^\\x00-\\x{10FFFF}]?", "", true)]
    [TestCase(" #x", " #x", true)]
    [TestCase("a|b|(?:c)", "c", true)]
    [TestCase("(?:a|b)c", "b", false)]
    [TestCase("a|b.*", "a", true)]
    [TestCase("a|b.*", "ab", false)]
    public void A_text_matches_as_in_RE2(string pattern, string text, bool matches)
    {
        Assert.That(Re2Pattern.Anchored(pattern).IsMatch(text), Is.EqualTo(matches), "compiled");
        Assert.That(new Re2Expression(pattern).IsMatch(text), Is.EqualTo(matches), "with shortcuts");
    }

    [TestCase("(?=a)a")]
    [TestCase("(?!a)a")]
    [TestCase("(?<=a)b")]
    [TestCase("(?<!a)b")]
    [TestCase("(?>a)")]
    [TestCase("(?'n'a)")]
    [TestCase("(?#x)")]
    [TestCase("(?x)a")]
    [TestCase("(?(1)a)")]
    [TestCase("(?P=n)")]
    [TestCase("(?P>n)")]
    [TestCase("(?-)")]
    [TestCase("(?i-)")]
    [TestCase("(?")]
    [TestCase("(?i")]
    [TestCase("(a)\\1")]
    [TestCase(@"\8")]
    [TestCase(@"\e")]
    [TestCase(@"\cA")]
    [TestCase(@"\Z")]
    [TestCase(@"\G")]
    [TestCase(@"\C")]
    [TestCase(@"\h")]
    [TestCase(@"\u0041")]
    [TestCase(@"\k<n>")]
    [TestCase(@"\E")]
    [TestCase(@"a\")]
    [TestCase(@"\x4")]
    [TestCase(@"\x{}")]
    [TestCase(@"\x{110000}")]
    [TestCase(@"\x{41")]
    [TestCase(@"\p")]
    [TestCase(@"\p{L")]
    [TestCase(@"\p{Klingon}")]
    [TestCase(@"\pX")]
    [TestCase("a{1001}")]
    [TestCase("a{1,1001}")]
    [TestCase("a{2,1}")]
    [TestCase("(a{100}){11}")]
    [TestCase("a**")]
    [TestCase("a*+")]
    [TestCase("a+??")]
    [TestCase("a{2}{3}")]
    [TestCase("*a")]
    [TestCase("a|*")]
    [TestCase("(+)")]
    [TestCase("{2}")]
    [TestCase("(")]
    [TestCase(")")]
    [TestCase("(a))")]
    [TestCase("a)(b")]
    [TestCase("[a")]
    [TestCase("[]")]
    [TestCase("[z-a]")]
    [TestCase(@"[a-\d]")]
    [TestCase(@"[\b]")]
    [TestCase("[[:nothing:]]")]
    [TestCase("(?P<n>a)(?P<n>b)")]
    [TestCase("(?P<>a)")]
    [TestCase("(?P<n a)")]
    [TestCase("(?P<1a>a)")]
    public void What_RE2_does_not_know_is_refused(string pattern)
    {
        Assert.That(() => Re2Pattern.Anchored(pattern), Throws.ArgumentException);
        Assert.That(() => Re2Pattern.Create(pattern), Throws.ArgumentException);
        Assert.That(() => new Re2Expression(pattern), Throws.ArgumentException);
    }

    [Test]
    public void Half_a_pair_of_surrogates_is_refused() =>
        Assert.That(() => Re2Pattern.Anchored("a\ud83d"), Throws.ArgumentException);

    [Test]
    public void An_error_names_its_place() =>
        Assert.That(() => Re2Pattern.Create("ab[z-a]"), Throws.ArgumentException.With.Message.StartsWith("The regular expression 'ab[z-a]' has an error at character 6: a range ends before it begins."));

    [Test]
    public void What_would_cost_too_much_is_refused()
    {
        Assert.That(() => Re2Pattern.Anchored(new string('a', 65_537)), Throws.ArgumentException.With.Message.Contains("65536"));
        Assert.That(() => Re2Pattern.Anchored("(.{500}x){2}[ab]*.{1000}.{1000}.{1000}"), Throws.ArgumentException.With.Message.Contains("too large"));
        Assert.That(() => Re2Pattern.Anchored("(a{0,30}a){10}"), Throws.ArgumentException.With.Message.Contains("too large"));
        Assert.That(() => Re2Pattern.Anchored("((b|.{0,300})){3}"), Throws.ArgumentException.With.Message.Contains("too large"));
        Assert.That(() => Re2Pattern.Anchored(@"([a-z]{1,63}\.){1,8}"), Throws.Nothing);
        Assert.That(() => Re2Pattern.Anchored(".{900}x{900}"), Throws.ArgumentException.With.Message.Contains("too large"));
        Assert.That(() => new Re2Expression(".{900}x{900}"), Throws.ArgumentException.With.Message.Contains("too large"));
        Assert.That(() => Re2Pattern.Anchored(new string('(', 251) + new string(')', 251)), Throws.ArgumentException.With.Message.Contains("deeper"));
        Assert.That(() => Re2Pattern.Anchored(new string('*', 1_000)), Throws.ArgumentException);
    }

    [TestCase("(a+)+", "a", 28, "!")]
    [TestCase("(a|aa)+", "a", 40, "!")]
    [TestCase("(.*a){20}", "a", 60, "b")]
    [TestCase("(x+x+)+y", "x", 30, "")]
    [TestCase("([a-zA-Z]+)*", "a", 30, "!")]
    [TestCase(@"(\w+\s?)*!", "word", 12, "")]
    public void An_expression_that_makes_other_engines_backtrack_ends(string pattern, string part, int count, string end) =>
        Assert.That(Re2Pattern.Anchored(pattern).IsMatch(string.Concat(Enumerable.Repeat(part, count)) + end), Is.False);

    [Test]
    public void Thousands_of_alternatives_are_a_set()
    {
        var expression = new Re2Expression(string.Join('|', Enumerable.Range(0, 5_000).Select(number => $"a{number}")));
        Assert.That(expression.Shape.Literals, Has.Count.EqualTo(5_000));
        Assert.That(expression.IsMatch("a4999") && !expression.IsMatch("a5000"));
    }

    [Test]
    public void Groups_have_the_numbers_of_RE2()
    {
        Match match = Re2Pattern.Anchored("(?P<first>a)(b)(?P<third>(c))").Match("abc");
        Assert.That(Enumerable.Range(1, 4).Select(number => match.Groups[number].Value), Is.EqualTo(new[] { "a", "b", "c", "c" }));
        Assert.That(match.Groups["first"].Value + match.Groups["third"].Value, Is.EqualTo("ac"));
    }

    [TestCase("(a+)(a*)", "aaa", "aaa|")]
    [TestCase("(a+?)(a*)", "aaa", "a|aa")]
    [TestCase("(?U)(a+)(a*)", "aaa", "a|aa")]
    [TestCase("(?U)(a+?)(a*)", "aaa", "aaa|")]
    [TestCase("(a|ab)(c|bcd)", "abcd", "a|bcd")]
    public void Groups_take_what_they_take_in_RE2(string pattern, string text, string groups)
    {
        Match match = Re2Pattern.Anchored(pattern).Match(text);
        Assert.That($"{match.Groups[1].Value}|{match.Groups[2].Value}", Is.EqualTo(groups));
    }
}
