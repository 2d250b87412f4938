using System.Text.Json;
using Instrumentation.Labels;

namespace Instrumentation.Json;

/// <summary>Writes label sets as JSON.</summary>
internal static class SeriesLabelsJson
{
    public static void Write(Utf8JsonWriter json, SeriesLabels labels)
    {
        json.WriteStartObject();
        foreach (Label label in labels.AsSpan())
            json.WriteString(label.Name, label.Value);
        json.WriteEndObject();
    }
}
