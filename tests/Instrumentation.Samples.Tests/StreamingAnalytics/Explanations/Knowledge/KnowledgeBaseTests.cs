using global::Samples.StreamingAnalytics.Explanations.Knowledge;

namespace Instrumentation.Samples.StreamingAnalytics.Explanations.Knowledge;

public sealed class KnowledgeBaseTests
{
    [Test]
    public void There_is_room_for_so_many_documents()
    {
        var knowledge = new KnowledgeBase();
        for (int number = 0; number < KnowledgeBase.MaxDocuments; number++)
            knowledge.Put($"{number}.md", Chunks(1));

        Assert.That(
            () => knowledge.Put("more.md", Chunks(1)), Throws.TypeOf<DocumentFormatException>().With.Message.Contains("200 documents already"));
        Assert.That(() => knowledge.Put("7.md", Chunks(2)), Throws.Nothing, "in place of another");
        Assert.That(knowledge.TryRemove("8.md"));
        Assert.That(() => knowledge.Put("more.md", Chunks(1)), Throws.Nothing);
        Assert.That(knowledge.Current.Chunks, Has.Count.EqualTo(KnowledgeBase.MaxDocuments + 1));
    }

    [Test]
    public void There_is_room_for_so_many_chunks()
    {
        var knowledge = new KnowledgeBase();
        knowledge.Put("half.md", Chunks(KnowledgeBase.MaxChunks / 2));
        knowledge.Put("rest.md", Chunks(KnowledgeBase.MaxChunks / 2));

        Assert.That(() => knowledge.Check("more.md", 1), Throws.TypeOf<DocumentFormatException>().With.Message.Contains("more than 1000"));
        Assert.That(() => knowledge.Put("more.md", Chunks(1)), Throws.TypeOf<DocumentFormatException>());
        Assert.That(() => knowledge.Put("rest.md", Chunks((KnowledgeBase.MaxChunks / 2) + 1)), Throws.TypeOf<DocumentFormatException>());
        Assert.That(() => knowledge.Put("rest.md", Chunks(KnowledgeBase.MaxChunks / 2)), Throws.Nothing, "in place of as many");
        Assert.That(knowledge.Current.Chunks, Has.Count.EqualTo(KnowledgeBase.MaxChunks));
    }

    [Test]
    public void What_is_kept_can_be_neither_replaced_nor_removed()
    {
        var knowledge = new KnowledgeBase();
        knowledge.Put("kept.md", Chunks(1));
        knowledge.KeepAll();
        knowledge.Put("posted.md", Chunks(1));

        Assert.That(() => knowledge.Put("kept.md", Chunks(1)), Throws.TypeOf<DocumentFormatException>().With.Message.Contains("cannot be replaced"));
        Assert.That(knowledge.TryRemove("kept.md"), Is.False);
        Assert.That(knowledge.TryRemove("unknown.md"), Is.False);
        Assert.That(knowledge.TryRemove("posted.md"));
        Assert.That(knowledge.Current.Chunks.Select(chunk => chunk.Document), Is.EqualTo(new[] { "kept.md" }));
    }

    private static Chunk[] Chunks(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new Chunk("kept.md", new Passage("section", $"text {number}"), []))];
}
