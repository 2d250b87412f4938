using System.Globalization;

namespace Instrumentation.RegularExpressions;

/// <summary>The classes that RE2 knows by name.</summary>
internal static class CharacterClasses
{
    // Stretches of code points of one category; a few thousand of them cover everything.
    private static readonly Lazy<(int From, int To, UnicodeCategory Category)[]> Stretches = new(FindStretches);

    /// <summary>The class of <c>\d</c>, <c>\s</c> or <c>\w</c>, ASCII only.</summary>
    public static CodePointSet? Perl(char letter) => letter switch
    {
        'd' => Parse("09"),
        's' => Parse("\t\n\f\r  "),
        'w' => Parse("09AZ__az"),
        _ => null,
    };

    /// <summary>The class of <c>[:name:]</c>, ASCII only.</summary>
    public static CodePointSet? Posix(string name) => name switch
    {
        "alnum" => Parse("09AZaz"),
        "alpha" => Parse("AZaz"),
        "ascii" => Parse("\0\x7f"),
        "blank" => Parse("\t\t  "),
        "cntrl" => Parse("\0\x1f\x7f\x7f"),
        "digit" => Parse("09"),
        "graph" => Parse("!~"),
        "lower" => Parse("az"),
        "print" => Parse(" ~"),
        "punct" => Parse("!/:@[`{~"),
        "space" => Parse("\t\r  "),
        "upper" => Parse("AZ"),
        "word" => Perl('w'),
        "xdigit" => Parse("09AFaf"),
        _ => null,
    };

    /// <summary>The class of <c>\p{name}</c>: <c>Any</c>, a general category or one of the scripts of <see cref="UnicodeScripts"/>.</summary>
    public static CodePointSet? Unicode(string name) => name switch
    {
        "Any" => CodePointSet.All,
        { Length: 1 or 2 } => OfCategory(name),
        _ => UnicodeScripts.Find(name),
    };

    // Pairs of a first and a last character.
    private static CodePointSet Parse(string pairs) => CodePointSet.Of(pairs.Chunk(2).Select(pair => ((int)pair[0], (int)pair[1])));

    private static CodePointSet? OfCategory(string name)
    {
        UnicodeCategory[] wanted = [.. Enum.GetValues<UnicodeCategory>().Where(category => ShortName(category).StartsWith(name, StringComparison.Ordinal))];
        if (wanted.Length == 0)
            return null;
        return CodePointSet.Of(Stretches.Value.Where(stretch => wanted.Contains(stretch.Category)).Select(stretch => (stretch.From, stretch.To)));
    }

    private static (int From, int To, UnicodeCategory Category)[] FindStretches()
    {
        var stretches = new List<(int From, int To, UnicodeCategory Category)>();
        int from = 0;
        for (int next = 1; next <= CodePointSet.Last + 1; next++)
        {
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(from);
            if (next <= CodePointSet.Last && CharUnicodeInfo.GetUnicodeCategory(next) == category)
                continue;
            stretches.Add((from, next - 1, category));
            from = next;
        }

        return [.. stretches];
    }

    private static string ShortName(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.Surrogate => "Cs",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "",
    };
}
