using Samples.StreamingAnalytics.Explanations.Embeddings;

namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>A passage with what searches need of it.</summary>
internal sealed class Chunk
{
    private readonly Dictionary<string, int> _counts;

    public Chunk(string document, Passage passage, float[] vector)
    {
        List<string> words = Words.Of(TextOf(passage));
        _counts = words.CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Document = document;
        Section = passage.Section;
        Text = passage.Text;
        Vector = vector;
        Length = words.Count;
    }

    public string Document { get; }

    public string Section { get; }

    public string Text { get; }

    public float[] Vector { get; }

    /// <summary>How many words it has.</summary>
    public int Length { get; }

    public IEnumerable<string> DistinctWords => _counts.Keys;

    /// <summary>What is embedded and searched: headings often have the word that matters.</summary>
    public static string TextOf(Passage passage) => $"{passage.Section}: {passage.Text}";

    public int CountOf(string word) => _counts.GetValueOrDefault(word);
}
