using System.Globalization;
using System.Text.Json;
using Instrumentation.Labels;

namespace Instrumentation.Receivers.Webhook;

/// <summary>The body of a webhook: version 4 of Alertmanager's.</summary>
internal static class WebhookPayload
{
    // The instant that stands for none.
    private const string NoTime = "0001-01-01T00:00:00Z";

    public static byte[] Write(Notification notification, string externalUrl, int maxAlerts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(writer, notification, externalUrl, maxAlerts);
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Notification notification, string externalUrl, int maxAlerts)
    {
        int count = maxAlerts > 0 ? Math.Min(maxAlerts, notification.Alerts.Count) : notification.Alerts.Count;
        writer.WriteStartObject();
        writer.WriteString("receiver", notification.Receiver);
        writer.WriteString("status", Status(notification.IsFiring));
        writer.WriteStartArray("alerts");
        foreach (Alert alert in notification.Alerts.Take(count))
            Write(writer, alert);
        writer.WriteEndArray();
        Write(writer, "groupLabels", notification.GroupLabels);
        Write(writer, "commonLabels", notification.CommonLabels);
        Write(writer, "commonAnnotations", notification.CommonAnnotations);
        writer.WriteString("externalURL", externalUrl);
        writer.WriteString("version", "4");
        writer.WriteString("groupKey", notification.GroupKey.Text);
        writer.WriteNumber("truncatedAlerts", notification.Alerts.Count - count);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Alert alert)
    {
        writer.WriteStartObject();
        writer.WriteString("status", Status(alert.EndsAt is null));
        Write(writer, "labels", alert.Labels);
        Write(writer, "annotations", alert.Annotations);
        writer.WriteString("startsAt", Time(alert.StartsAt));
        writer.WriteString("endsAt", alert.EndsAt is { } end ? Time(end) : NoTime);
        writer.WriteString("generatorURL", alert.GeneratorUrl);
        writer.WriteString("fingerprint", alert.Fingerprint.ToString());
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, SeriesLabels labels)
    {
        writer.WriteStartObject(name);
        foreach (Labels.Label label in labels)
            writer.WriteString(label.Name, label.Value);
        writer.WriteEndObject();
    }

    private static string Status(bool isFiring) => isFiring ? "firing" : "resolved";

    private static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
