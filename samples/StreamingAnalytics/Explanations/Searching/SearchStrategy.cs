namespace Samples.StreamingAnalytics.Explanations.Searching;

/// <summary>How chunks are found.</summary>
internal enum SearchStrategy
{
    /// <summary>By rank in both of the others.</summary>
    Hybrid,

    /// <summary>By the cosine between the embeddings.</summary>
    Vector,

    /// <summary>By the words that they share.</summary>
    Keyword,
}
