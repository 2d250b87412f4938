namespace Instrumentation.Catalogue;

/// <summary>Records the work of language models: <c>rag_generation_latency_seconds</c> and <c>rag_embedding_generation_duration_seconds</c>.</summary>
/// <remarks>Never blocks or throws while recording; safe from any thread.</remarks>
public sealed class GenerationMetrics
{
    private readonly Histogram _latency;
    private readonly Summary _embeddingDuration;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <param name="prefix">What the names begin with; empty for nothing.</param>
    /// <exception cref="ArgumentException">The prefix has other characters than letters, digits and underscores.</exception>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public GenerationMetrics(IStreamingMetrics metrics, string prefix = CatalogueConstants.Prefix)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        CatalogueConstants.CheckPrefix(prefix);
        _latency = GenerationDefinitions.Latency.WithPrefix(prefix).CreateHistogram(metrics);
        _embeddingDuration = GenerationDefinitions.EmbeddingDuration.WithPrefix(prefix).CreateSummary(metrics);
    }

    /// <summary>Records how long a model took to write an answer.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="promptSizeCategory">A class of prompts, such as <c>small</c>.</param>
    /// <param name="duration">The time that it took.</param>
    public void Generated(string model, string promptSizeCategory, TimeSpan duration)
        => _latency.Record(duration.TotalSeconds, ("model", model), ("prompt_size_category", promptSizeCategory));

    /// <summary>Records how long a model took to compute embeddings.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="batchSizeCategory">A class of batches, such as <c>large</c>.</param>
    /// <param name="duration">The time that it took.</param>
    public void Embedded(string model, string batchSizeCategory, TimeSpan duration)
        => _embeddingDuration.Record(duration.TotalSeconds, ("model", model), ("batch_size_category", batchSizeCategory));
}
