using global::Samples.StreamingAnalytics.Explanations.Embeddings;
using global::Samples.StreamingAnalytics.Explanations.Knowledge;
using global::Samples.StreamingAnalytics.Explanations.Searching;

namespace Instrumentation.Samples.StreamingAnalytics.Explanations.Searching;

public sealed class SearcherTests
{
    // Many short chunks share two common words with the query, and one long chunk the rare one: the cosine favours the former, BM25 the latter.
    // By both, those that are found either way leave no room for the one that is found in one way only.
    [TestCase("vector", "common")]
    [TestCase("keyword", "rare")]
    [TestCase("hybrid", "common")]
    public async Task The_strategy_decides_what_is_found(string strategy, string expected)
    {
        await using var parts = new ExplanationParts();
        var knowledge = parts.Get<KnowledgeBase>();
        knowledge.Put("common.md", [.. Enumerable.Range(0, 20).Select(number => ChunkOf("common", $"pump valve {number}"))]);
        knowledge.Put("rare.md", [ChunkOf("rare", string.Join(' ', Enumerable.Range(0, 80).Select(number => $"word{number}").Append("zirconium")))]);

        IReadOnlyList<SearchResult> found = parts.Get<Searcher>().Search(new SearchRequest(
            "zirconium in a pump valve", Enum.Parse<SearchStrategy>(strategy, ignoreCase: true), UserType: "api", QueryType: "question"));

        Assert.That(found[0].Chunk.Section, Is.EqualTo(expected));
        Assert.That(parts.Tally.Searches.All.Select(search => search.Key.Strategy), Is.EqualTo(new[] { strategy }));
    }

    private static Chunk ChunkOf(string section, string text)
    {
        var passage = new Passage(section, text);
        return new Chunk(section + ".md", passage, HashedWords.Embed(Chunk.TextOf(passage)));
    }
}
