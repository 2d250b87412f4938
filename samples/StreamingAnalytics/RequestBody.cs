using Microsoft.Net.Http.Headers;

namespace Samples.StreamingAnalytics;

/// <summary>Reads what was posted, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Whether the body is of the given type; none of those that a form can send may be asked for.</summary>
    public static bool IsOf(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a body.</summary>
    /// <returns>Its bytes, or null where there are more than the limit.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        byte[] buffer = new byte[16384];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > maxBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    public static IResult WrongType(string mediaType) =>
        Results.Json(new { error = $"The Content-Type must be {mediaType}." }, statusCode: StatusCodes.Status415UnsupportedMediaType);

    public static IResult TooLarge(int maxBytes) =>
        Results.Json(new { error = $"A body has at most {maxBytes} bytes." }, statusCode: StatusCodes.Status413PayloadTooLarge);
}
