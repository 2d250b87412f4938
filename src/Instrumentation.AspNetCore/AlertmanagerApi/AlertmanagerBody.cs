using System.Text.Json;
using Instrumentation.Bodies;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.AlertmanagerApi;

// Reads the JSON that a request brings.
internal static class AlertmanagerBody
{
    private const int MaxDepth = 16;

    // Other types of content are refused: a page of somebody else's can send those without asking first.
    public static async Task<JsonDocument> ReadAsync(HttpRequest request, int maxBytes)
    {
        if (!request.HasJsonContentType())
            throw new AlertmanagerApiException(StatusCodes.Status415UnsupportedMediaType, "the body has to be application/json");
        byte[] body = await BoundedBody.ReadAsync(request, maxBytes) ?? throw TooLarge(maxBytes);
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException exception)
        {
            throw Bad($"the body is no JSON: {exception.Message}");
        }
    }

    public static AlertmanagerApiException Bad(string message) => new(StatusCodes.Status400BadRequest, message);

    public static IReadOnlyList<JsonElement> List(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : throw Bad($"{name} in body must be of type array");

    public static JsonElement? Find(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Bad($"{name} in body belongs to an object");
        return element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public static string Text(JsonElement element, string name, bool isRequired = false)
    {
        if (Find(element, name) is not { } value)
            return isRequired ? throw Bad($"{name} in body is required") : "";
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Bad($"{name} in body must be of type string");
    }

    public static bool Flag(JsonElement element, string name, bool fallback) => Find(element, name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Bad($"{name} in body must be of type boolean"),
    };

    // The zero of Go's time stands for none.
    public static DateTimeOffset? Time(JsonElement element, string name)
    {
        if (Find(element, name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String || !value.TryGetDateTimeOffset(out DateTimeOffset time))
            throw Bad($"{name} in body must be of type date-time");
        return time == DateTimeOffset.MinValue ? null : time;
    }

    public static IReadOnlyList<Labels.Label> Labels(JsonElement element, string name, bool isRequired)
    {
        if (Find(element, name) is not { } value)
            return isRequired ? throw Bad($"{name} in body is required") : [];
        if (value.ValueKind != JsonValueKind.Object)
            throw Bad($"{name} in body must be of type object");
        var labels = new List<Labels.Label>();
        foreach (JsonProperty label in value.EnumerateObject())
            labels.Add(label.Value.ValueKind == JsonValueKind.String ? new Labels.Label(label.Name, label.Value.GetString()!) : throw Bad($"{name}.{label.Name} in body must be of type string"));
        return labels;
    }

    private static AlertmanagerApiException TooLarge(int maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge, $"the body has more than the {maxBytes} bytes of {StreamingMonitoringConstants.Section}:Endpoints:Api:MaxBodyBytes");
}
