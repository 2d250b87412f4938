using global::Samples.StreamingAnalytics.Explanations;
using global::Samples.StreamingAnalytics.Explanations.Knowledge;
using global::Samples.StreamingAnalytics.Scoring;

namespace Instrumentation.Samples.StreamingAnalytics.Explanations;

public sealed class TemplateWriterTests
{
    // Query, section and text together are the prompt.
    [TestCase(799, "small")]
    [TestCase(800, "medium")]
    [TestCase(1599, "medium")]
    [TestCase(1600, "large")]
    public async Task The_size_of_what_is_asked_counts_not_that_of_the_answer(int length, string expected)
    {
        await using var parts = new ExplanationParts();
        var anomaly = new ScoredWindow(ExplanationParts.Window(100, 60, 15), Score: 1, ExplanationParts.Baseline);
        var description = new WindowDescription(WindowPattern.Spike, "spike");
        var passage = new Chunk("a.md", new Passage("section", new string('x', length - "spike".Length - "section".Length)), []);

        parts.Get<TemplateWriter>().Write(anomaly, description, [passage]);

        Assert.That(parts.Tally.Generations.All, Is.EqualTo(new[] { (expected, 1L) }));
    }
}
