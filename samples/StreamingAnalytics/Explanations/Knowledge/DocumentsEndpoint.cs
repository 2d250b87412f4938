using System.Net.Mime;

namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>Takes documents over HTTP: the body is the document, <c>?name=</c> its file name.</summary>
internal sealed class DocumentsEndpoint(DocumentIntake documents, KnowledgeBase knowledge)
{
    private const int MaxBody = 200_000;

    public async Task<IResult> PostAsync(HttpRequest request, string? name, CancellationToken cancellationToken)
    {
        if (!RequestBody.IsOf(request, MediaTypeNames.Text.Markdown))
            return RequestBody.WrongType(MediaTypeNames.Text.Markdown);
        if (await RequestBody.ReadAsync(request, MaxBody, cancellationToken) is not { } body)
            return RequestBody.TooLarge(MaxBody);
        try
        {
            return Results.Json(new { name, chunks = documents.Process(name, body) }, statusCode: StatusCodes.Status201Created);
        }
        catch (DocumentFormatException exception)
        {
            return Results.BadRequest(new { error = exception.Message });
        }
    }

    public IResult Delete(string? name) =>
        name is not null && knowledge.TryRemove(name) ? Results.NoContent() : Results.NotFound(new { error = $"No document '{name}' was posted." });
}
