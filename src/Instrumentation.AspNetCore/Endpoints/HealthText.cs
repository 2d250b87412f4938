using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Instrumentation.Endpoints;

// The health summary as JSON.
internal static class HealthText
{
    public static string Name(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };

    public static void WriteBare(Utf8JsonWriter json, HealthStatus status)
    {
        json.WriteStartObject();
        json.WriteString("status", Name(status));
        json.WriteEndObject();
    }

    public static void WriteSummary(Utf8JsonWriter json, HealthReport report, DateTimeOffset time)
    {
        json.WriteStartObject();
        json.WriteString("status", Name(report.Status));
        json.WriteString("timestamp", time.UtcDateTime);
        json.WriteStartObject("checks");
        foreach ((string component, HealthReportEntry entry) in report.Entries)
        {
            json.WritePropertyName(component);
            WriteComponent(json, entry, time);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteComponent(Utf8JsonWriter json, HealthReportEntry entry, DateTimeOffset time)
    {
        json.WriteStartObject();
        json.WriteString("status", Name(entry.Status));

        // The framework puts an exception's message into the description; neither leaves the process.
        if (entry.Exception is not null)
            json.WriteString("error", "The check failed; the log says why.");
        else if (!string.IsNullOrEmpty(entry.Description))
            json.WriteString("description", entry.Description);
        foreach ((string name, object value) in entry.Data)
        {
            if (name is "status" or "timestamp" or "error" or "description" || value is Exception)
                continue;
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteString("timestamp", time.UtcDateTime);
        json.WriteEndObject();
    }

    public static void WriteUnknown(Utf8JsonWriter json, string component)
    {
        json.WriteStartObject();
        json.WriteString("detail", $"Unknown component: {component}");
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                json.WriteNumberValue(Convert.ToInt64(value, null));
                break;
            case ulong large:
                json.WriteNumberValue(large);
                break;
            case decimal exact:
                json.WriteNumberValue(exact);
                break;
            case float or double when double.IsFinite(Convert.ToDouble(value, null)):
                json.WriteNumberValue(Convert.ToDouble(value, null));
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time.UtcDateTime);
                break;
            default:
                json.WriteStringValue(value is IFormattable formattable ? formattable.ToString(null, null) : value.ToString());
                break;
        }
    }
}
