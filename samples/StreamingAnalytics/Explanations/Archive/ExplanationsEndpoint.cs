using System.Net.Mime;

namespace Samples.StreamingAnalytics.Explanations.Archive;

/// <summary>Reads the archive over HTTP.</summary>
internal sealed class ExplanationsEndpoint(ConnectionPool archive)
{
    private const int DefaultCount = 20;

    public async Task<IResult> GetAsync(string? count, CancellationToken cancellationToken)
    {
        int rows = DefaultCount;
        if (count is not null && (!int.TryParse(count, out rows) || rows is < 1 or > ExplanationTable.Capacity))
            return Results.BadRequest(new { error = $"?count= must be a number from 1 to {ExplanationTable.Capacity}." });
        return Results.Bytes(await archive.UseAsync(connection => connection.ReadLatest(rows), cancellationToken), MediaTypeNames.Application.Json);
    }
}
