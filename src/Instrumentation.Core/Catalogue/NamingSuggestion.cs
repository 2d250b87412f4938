using System.Text;

namespace Instrumentation;

// Rebuilds a name from its words so that it keeps the standard; null where that takes a guess.
internal static class NamingSuggestion
{
    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal) { "total", "info", "bucket", "count", "sum" };

    internal static string? For(string name, InstrumentKind kind, string? unit, string? service)
    {
        List<string> words = Split(name);
        DropLast(words, Endings.Contains);
        if (words.Count == 0)
            return null;
        if (kind != InstrumentKind.Info && unit is not null)
            ApplyUnit(words, unit);
        if (kind is InstrumentKind.Counter or InstrumentKind.Info)
            words.Add(kind == InstrumentKind.Counter ? "total" : "info");
        if (words.Count < (kind == InstrumentKind.Info ? 2 : 3) || char.IsAsciiDigit(words[0][0]))
            words.InsertRange(0, ServiceWords(service));
        string suggestion = string.Join('_', words);
        return NamingStandard.FindFaults(suggestion, kind, unit).Count == 0 ? suggestion : null;
    }

    private static void ApplyUnit(List<string> words, string unit)
    {
        string[] endings = NamingUnits.Endings(unit);
        string joined = string.Join('_', words);
        bool named = Array.Exists(endings, ending => joined.EndsWith("_" + ending, StringComparison.Ordinal));
        if (named || (unit == "1" && words[^1] == "ratio"))
            return;
        if (endings.Length > 0 || NamingUnits.IsCount(unit))
            DropLast(words, word => NamingUnits.IsUnit(word) || word == "per");
        if (endings.Length > 0)
            words.AddRange(endings[0].Split('_'));
    }

    private static void DropLast(List<string> words, Predicate<string> drop)
    {
        while (words.Count > 1 && drop(words[^1]))
            words.RemoveAt(words.Count - 1);
    }

    private static List<string> ServiceWords(string? service)
    {
        List<string> words = Split(service ?? "");
        return words.Count == 0 || char.IsAsciiDigit(words[0][0]) ? ["app"] : words;
    }

    // A word ends at anything but a letter or digit, and where a capital follows a small letter or digit.
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char previous = ' ';
        foreach (char character in text)
        {
            bool belongs = char.IsAsciiLetterOrDigit(character);
            if (word.Length > 0 && (!belongs || (char.IsAsciiLetterUpper(character) && !char.IsAsciiLetterUpper(previous))))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (belongs)
                word.Append(char.ToLowerInvariant(character));
            previous = character;
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }
}
