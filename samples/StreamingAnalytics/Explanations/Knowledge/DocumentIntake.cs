using System.Text;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Explanations.Embeddings;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>Takes documents in: cuts them into chunks, embeds these and puts them into the knowledge base.</summary>
internal sealed class DocumentIntake(KnowledgeBase knowledge, Embedder embedder, DocumentMetrics metrics, ExplanationTally tally)
{
    private const int MaxNameLength = 100;
    private const int MaxChunks = 500;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Takes a document in.</summary>
    /// <param name="name">Its file name, which says of what kind it is.</param>
    /// <param name="content">What it says, in UTF-8.</param>
    /// <returns>How many chunks it was cut into.</returns>
    /// <exception cref="DocumentFormatException">It is no document; nothing of it is kept.</exception>
    public int Process(string? name, byte[] content)
    {
        DocumentKind kind = DocumentKind.Of(name);
        try
        {
            int chunks = Put(CheckName(name, kind), kind, Decode(content));
            tally.Documents.Add((kind.FileType, "success", kind.Strategy));
            tally.Chunks.Add(chunks);
            metrics.DocumentProcessed(kind.FileType, chunks, kind.Strategy);
            return chunks;
        }
        catch (DocumentFormatException)
        {
            tally.Documents.Add((kind.FileType, "error", kind.Strategy));
            metrics.DocumentFailed(kind.FileType, kind.Strategy);
            throw;
        }
    }

    private static string CheckName(string? name, DocumentKind kind)
    {
        if (string.IsNullOrEmpty(name))
            throw new DocumentFormatException("The name is missing: ?name= must be a file name such as disk.md.");
        if (name.Length > MaxNameLength || name.Any(character => char.IsControl(character) || character is '/' or '\\'))
            throw new DocumentFormatException($"The name must have at most {MaxNameLength} characters, no slashes and no control characters.");
        return kind == DocumentKind.Other
            ? throw new DocumentFormatException($"The name '{name}' must end in .md or .txt, which says how the document is read.")
            : name;
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            throw new DocumentFormatException($"The text is no UTF-8: byte {exception.Index + 1} is wrong.");
        }
    }

    private int Put(string name, DocumentKind kind, string text)
    {
        IReadOnlyList<Passage> passages = PassageCutter.Cut(name, kind, text);
        if (passages.Count == 0)
            throw new DocumentFormatException("The document has no text.");
        if (passages.Count > MaxChunks)
            throw new DocumentFormatException($"The document makes {passages.Count} chunks; {MaxChunks} are allowed.");
        knowledge.Check(name, passages.Count);
        IReadOnlyList<float[]> vectors = embedder.Embed([.. passages.Select(Chunk.TextOf)]);
        knowledge.Put(name, [.. passages.Zip(vectors, (passage, vector) => new Chunk(name, passage, vector))]);
        return passages.Count;
    }
}
