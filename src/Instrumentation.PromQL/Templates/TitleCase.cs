namespace Instrumentation.Templates;

/// <summary>Begins each word with a capital, as Go's <c>strings.Title</c> does.</summary>
internal static class TitleCase
{
    // Letters made of two have a form of their own where only the first is a capital.
    private const string Pairs = "ǄǅǆǇǈǉǊǋǌǱǲǳ";

    public static string Write(string text) => string.Create(text.Length, text, static (written, source) =>
    {
        char before = ' ';
        for (int index = 0; index < source.Length; index++)
        {
            written[index] = IsSeparator(before) ? Capital(source[index]) : source[index];
            before = source[index];
        }
    });

    private static bool IsSeparator(char character) => char.IsAscii(character)
        ? !char.IsAsciiLetterOrDigit(character) && character != '_'
        : !char.IsLetterOrDigit(character) && char.IsWhiteSpace(character);

    private static char Capital(char character)
    {
        int pair = Pairs.IndexOf(character, StringComparison.Ordinal);
        return pair >= 0 ? Pairs[(pair / 3 * 3) + 1] : char.ToUpperInvariant(character);
    }
}
