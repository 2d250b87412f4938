using Samples.StreamingAnalytics.Explanations.Knowledge;

namespace Samples.StreamingAnalytics.Explanations.Searching;

/// <summary>A chunk that was found.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Score">How well it answers the query, 0 to 1.</param>
internal readonly record struct SearchResult(Chunk Chunk, double Score);
