namespace Samples.StreamingAnalytics;

/// <summary>Reads what was posted, up to a limit.</summary>
internal static class RequestBody
{
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

    public static IResult TooLarge(int maxBytes) =>
        Results.Json(new { error = $"A body has at most {maxBytes} bytes." }, statusCode: StatusCodes.Status413PayloadTooLarge);
}
