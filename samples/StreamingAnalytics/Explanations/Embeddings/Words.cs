using System.Collections.Frozen;

namespace Samples.StreamingAnalytics.Explanations.Embeddings;

/// <summary>Takes a text apart into words that can be compared: small letters, no filler words, no plural.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Fillers = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is", "it", "its", "of", "on", "or", "that", "the",
        "this", "to", "was", "what", "when", "whether", "which", "with");

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
                continue;
            if (i - start > 1)
                Add(words, text[start..i].ToLowerInvariant());
            start = i + 1;
        }

        return words;
    }

    private static void Add(List<string> words, string word)
    {
        if (!Fillers.Contains(word))
            words.Add(word is [_, _, _, .., not 's', 's'] ? word[..^1] : word);
    }
}
