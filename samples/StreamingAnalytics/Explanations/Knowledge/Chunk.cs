using Samples.StreamingAnalytics.Explanations.Embeddings;

namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>A passage with what searches need of it.</summary>
internal sealed class Chunk(string document, Passage passage, float[] vector)
{
    private readonly Dictionary<string, int> _counts =
        Words.Of(TextOf(passage)).CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    public string Document { get; } = document;

    public string Section { get; } = passage.Section;

    public string Text { get; } = passage.Text;

    public float[] Vector { get; } = vector;

    public IEnumerable<string> DistinctWords => _counts.Keys;

    public int Length => _counts.Values.Sum();

    /// <summary>What is embedded and searched: headings often have the word that matters.</summary>
    public static string TextOf(Passage passage) => $"{passage.Section}: {passage.Text}";

    public int CountOf(string word) => _counts.GetValueOrDefault(word);
}
