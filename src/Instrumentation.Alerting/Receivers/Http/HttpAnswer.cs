using System.Net;
using System.Net.Http.Headers;

namespace Instrumentation.Receivers.Http;

/// <summary>What an endpoint answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="RetryAfter">When it wants to hear again; null where it does not say.</param>
/// <param name="MediaType">The type of the body; empty where it does not say.</param>
/// <param name="Body">The body; null where it could not be read or is longer than <see cref="MaxBody"/>.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, RetryConditionHeaderValue? RetryAfter, string MediaType, byte[]? Body)
{
    /// <summary>How much of a body is read.</summary>
    public const int MaxBody = 1 << 16;

    /// <summary>Reads an answer.</summary>
    public static async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => new(
        response.StatusCode,
        response.Headers.RetryAfter,
        response.Content.Headers.ContentType?.MediaType ?? "",
        await BodyAsync(response.Content, cancellationToken));

    private static async Task<byte[]?> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
            byte[] body = new byte[MaxBody + 1];
            int length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
            return length > MaxBody ? null : body[..length];
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return null;
        }
    }
}
