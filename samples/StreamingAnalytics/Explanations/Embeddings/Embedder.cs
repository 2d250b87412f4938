using System.Diagnostics;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Explanations.Embeddings;

/// <summary>Computes embeddings in batches, each measured.</summary>
internal sealed class Embedder(GenerationMetrics metrics, ExplanationTally tally)
{
    private const int MaxBatch = 16;
    private const int SmallBatch = 4;

    public float[] Embed(string text) => Embed([text])[0];

    public IReadOnlyList<float[]> Embed(IReadOnlyList<string> texts)
    {
        var vectors = new List<float[]>(texts.Count);
        foreach (string[] batch in texts.Chunk(MaxBatch))
        {
            long start = Stopwatch.GetTimestamp();
            vectors.AddRange(batch.Select(HashedWords.Embed));
            string category = CategoryOf(batch.Length);
            tally.Embeddings.Add(category);
            metrics.Embedded(HashedWords.Name, category, Stopwatch.GetElapsedTime(start));
        }

        return vectors;
    }

    private static string CategoryOf(int batch) => batch switch
    {
        1 => "single",
        <= SmallBatch => "small",
        _ => "large",
    };
}
