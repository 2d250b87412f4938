using Samples.StreamingAnalytics.Explanations;
using Samples.StreamingAnalytics.Explanations.Embeddings;
using Samples.StreamingAnalytics.Explanations.Searching;

namespace Samples.StreamingAnalytics.Tally;

/// <content>The explanations.</content>
internal sealed partial class TallyReport
{
    private void AddDocuments(List<TallyEntry> entries)
    {
        foreach (((string fileType, string status, string strategy), long value) in explanations.Documents.All)
            Add(entries, "rag_documents_processed_total", value, ("file_type", fileType), ("status", status), ("processing_strategy", strategy));
        long taken = explanations.Documents.All.Where(document => document.Key.Status == "success").Sum(document => document.Value);
        Add(entries, "rag_document_chunks_created_count", taken);
        Add(entries, "rag_document_chunks_created_sum", explanations.Chunks.Value);
    }

    private void AddSearches(List<TallyEntry> entries)
    {
        foreach (((string strategy, string userType), long value) in explanations.Searches.All)
            Add(entries, "rag_search_queries_total", value, ("strategy", strategy), ("user_type", userType));
        foreach (((string strategy, string complexity), long value) in explanations.Retrievals.All)
            Add(entries, "rag_retrieval_latency_seconds_count", value, ("strategy", strategy), ("query_complexity", complexity));
        foreach ((string queryType, long value) in explanations.Reranked.All)
            Add(entries, "rag_reranking_scores_count", value, ("model", Reranker.Name), ("query_type", queryType));
    }

    private void AddExplanations(List<TallyEntry> entries)
    {
        foreach ((string size, long value) in explanations.Embeddings.All)
            Add(entries, "rag_embedding_generation_duration_seconds_count", value, ("model", HashedWords.Name), ("batch_size_category", size));
        foreach ((string size, long value) in explanations.Generations.All)
            Add(entries, "rag_generation_latency_seconds_count", value, ("model", TemplateWriter.Name), ("prompt_size_category", size));
        (string, string) cache = ("cache_type", EmbeddingCache.Name);
        (string, string) operation = ("operation", EmbeddingCache.Operation);
        Add(entries, "rag_cache_hits_total", explanations.CacheHits.Value, cache, operation);
        Add(entries, "rag_cache_misses_total", explanations.CacheMisses.Value, cache, operation);
        foreach ((string pattern, long value) in explanations.Written.All)
            Add(entries, "explanations_written_total", value, ("pattern", pattern));
        foreach ((string reason, long value) in explanations.Dropped.All)
            Add(entries, "explanations_dropped_total", value, ("reason", reason));
    }
}
