namespace Samples.StreamingAnalytics.Explanations.Searching;

/// <summary>Searches the knowledge base over HTTP.</summary>
internal sealed class SearchEndpoint(Searcher searcher)
{
    private const int MaxLength = 500;

    public IResult Get(string? q, string? strategy)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > MaxLength)
            return Results.BadRequest(new { error = $"?q= must be a text of 1 to {MaxLength} characters." });
        SearchStrategy how = SearchStrategy.Hybrid;
        if (strategy is not null && !Choices.TryParse(strategy, out how))
            return Results.BadRequest(new { error = $"?strategy= must be one of {Choices.NamesOf<SearchStrategy>()}." });
        IReadOnlyList<SearchResult> results = searcher.Search(new SearchRequest(q, how, UserType: "api", QueryType: "question"));
        return Results.Ok(results.Select(result => new { result.Chunk.Document, result.Chunk.Section, result.Score, result.Chunk.Text }));
    }
}
