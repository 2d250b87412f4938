using global::Samples.StreamingAnalytics.Explanations.Embeddings;

namespace Instrumentation.Samples.StreamingAnalytics.Explanations.Embeddings;

public sealed class EmbeddingCacheTests
{
    [Test]
    public async Task The_text_that_was_used_longest_ago_makes_room()
    {
        await using var parts = new ExplanationParts();
        var cache = parts.Get<EmbeddingCache>();
        for (int text = 0; text < EmbeddingCache.Capacity; text++)
            cache.Get($"text {text}");
        cache.Get("text 0");
        cache.Get("one more");
        Assert.That((parts.Tally.CacheHits.Value, parts.Tally.CacheMisses.Value), Is.EqualTo((1, EmbeddingCache.Capacity + 1)));

        cache.Get("text 0");
        Assert.That(parts.Tally.CacheHits.Value, Is.EqualTo(2), "it was used again before there was no room");
        cache.Get("text 1");
        Assert.That(parts.Tally.CacheMisses.Value, Is.EqualTo(EmbeddingCache.Capacity + 2), "it made room");
        cache.Get("text 3");
        Assert.That(parts.Tally.CacheHits.Value, Is.EqualTo(3), "the others stay");
    }
}
