using System.Globalization;
using System.Text.Json;
using Instrumentation.Labels;
using Instrumentation.Reports;

namespace Instrumentation.AlertmanagerApi;

// Writes alerts and silences as Alertmanager's API does.
internal static class AlertmanagerJson
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static void Write(Utf8JsonWriter writer, AlertReport report)
    {
        Alert alert = report.Alert;
        writer.WriteStartObject();
        Write(writer, "annotations", alert.Annotations);
        writer.WriteString("endsAt", Time(alert.EndsAt ?? DateTimeOffset.MinValue));
        writer.WriteString("fingerprint", alert.Fingerprint.ToString());
        writer.WriteStartArray("receivers");
        foreach (string receiver in report.Receivers)
            WriteName(writer, receiver);
        writer.WriteEndArray();
        writer.WriteString("startsAt", Time(alert.StartsAt));
        writer.WriteStartObject("status");
        Write(writer, "inhibitedBy", report.InhibitedBy.Select(fingerprint => fingerprint.ToString()));
        Write(writer, "silencedBy", report.SilencedBy);
        writer.WriteString("state", report.IsSuppressed ? "suppressed" : "active");
        writer.WriteEndObject();
        writer.WriteString("updatedAt", Time(alert.UpdatedAt));
        writer.WriteString("generatorURL", alert.GeneratorUrl);
        Write(writer, "labels", alert.Labels);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, Silence silence, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("id", silence.Id);
        writer.WriteStartObject("status");
        writer.WriteString("state", silence.StateAt(now).ToString().ToLowerInvariant());
        writer.WriteEndObject();
        writer.WriteString("updatedAt", Time(silence.UpdatedAt));
        writer.WriteString("comment", silence.Comment);
        writer.WriteString("createdBy", silence.CreatedBy);
        writer.WriteString("endsAt", Time(silence.EndsAt));
        writer.WriteStartArray("matchers");
        foreach (LabelMatcher matcher in silence.Matchers)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("isEqual", matcher.Type is LabelMatchType.Equal or LabelMatchType.Regex);
            writer.WriteBoolean("isRegex", matcher.Type is LabelMatchType.Regex or LabelMatchType.NotRegex);
            writer.WriteString("name", matcher.Name);
            writer.WriteString("value", matcher.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("startsAt", Time(silence.StartsAt));
        writer.WriteEndObject();
    }

    public static void WriteName(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, string name, SeriesLabels labels)
    {
        writer.WriteStartObject(name);
        foreach (Labels.Label label in labels)
            writer.WriteString(label.Name, label.Value);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
