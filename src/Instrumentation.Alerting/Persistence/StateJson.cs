using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Instrumentation.Dispatching;
using Instrumentation.Grouping;
using Instrumentation.Labels;
using Instrumentation.Matching;
using Instrumentation.Notifications;

namespace Instrumentation.Persistence;

/// <summary>Writes and reads the records of the journal.</summary>
internal static class StateJson
{
    public static byte[] Write(Alert alert) => Write(writer => Alert(writer, alert));

    public static byte[] Write(Silence silence) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", silence.Id);
        writer.WriteStartArray("matchers");
        foreach (LabelMatcher matcher in silence.Matchers)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(matcher.Name);
            writer.WriteNumberValue((int)matcher.Type);
            writer.WriteStringValue(matcher.Value);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        Time(writer, "startsAt", silence.StartsAt);
        Time(writer, "endsAt", silence.EndsAt);
        Time(writer, "updatedAt", silence.UpdatedAt);
        writer.WriteString("createdBy", silence.CreatedBy);
        writer.WriteString("comment", silence.Comment);
        writer.WriteEndObject();
    });

    public static byte[] Write(NotificationLogKey key) => Write(writer =>
    {
        writer.WriteStartObject();
        Key(writer, key);
        writer.WriteEndObject();
    });

    public static byte[] Write(NotificationLogKey key, NotificationLogEntry entry) => Write(writer =>
    {
        writer.WriteStartObject();
        Key(writer, key);
        Entry(writer, entry);
        writer.WriteEndObject();
    });

    public static byte[] Write(PendingNotification pending) => Write(writer =>
    {
        Notification notification = pending.Notification;
        writer.WriteStartObject();
        Key(writer, pending.Key);
        Entry(writer, pending.Entry);
        Labels(writer, "groupLabels", notification.GroupLabels);
        Labels(writer, "routeLabels", notification.RouteLabels);
        writer.WriteNumber("reason", (int)notification.Reason);
        Time(writer, "dueAt", notification.DueAt);
        writer.WriteStartArray("alerts");
        foreach (Alert alert in notification.Alerts)
            Alert(writer, alert);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static Alert ReadAlert(JsonElement item) => new()
    {
        Labels = Labels(item, "labels"),
        Annotations = Labels(item, "annotations"),
        StartsAt = Time(item, "startsAt"),
        EndsAt = item.TryGetProperty("endsAt", out _) ? Time(item, "endsAt") : null,
        UpdatedAt = Time(item, "updatedAt"),
        IsTimeout = item.TryGetProperty("isTimeout", out _),
        GeneratorUrl = Text(item, "generatorUrl"),
    };

    public static Silence ReadSilence(JsonElement item) => new()
    {
        Id = Text(item, "id"),
        Matchers = [.. item.GetProperty("matchers").EnumerateArray().Select(matcher => MatcherOperator.Matcher(matcher[0].GetString()!, (LabelMatchType)matcher[1].GetInt32(), matcher[2].GetString()!, column: 1))],
        StartsAt = Time(item, "startsAt"),
        EndsAt = Time(item, "endsAt"),
        UpdatedAt = Time(item, "updatedAt"),
        CreatedBy = Text(item, "createdBy"),
        Comment = Text(item, "comment"),
    };

    public static NotificationLogKey ReadKey(JsonElement item) =>
        new(new GroupKey(Text(item, "group")), new IntegrationId(Text(item, "receiver"), Text(item, "type"), item.GetProperty("index").GetInt32()));

    public static NotificationLogEntry ReadEntry(JsonElement item) => new(
        Fingerprints(item, "firing"), Fingerprints(item, "resolved"), item.TryGetProperty("sentAt", out _) ? Time(item, "sentAt") : null, Time(item, "expiresAt"));

    public static PendingNotification ReadPending(JsonElement item)
    {
        NotificationLogKey key = ReadKey(item);
        var notification = new Notification
        {
            GroupKey = key.Group,
            Receiver = key.Target.Receiver,
            GroupLabels = Labels(item, "groupLabels"),
            RouteLabels = Labels(item, "routeLabels"),
            Reason = (NotificationReason)item.GetProperty("reason").GetInt32(),
            DueAt = Time(item, "dueAt"),
            Alerts = [.. item.GetProperty("alerts").EnumerateArray().Select(ReadAlert)],
        };
        return new PendingNotification(key, notification, ReadEntry(item));
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            write(writer);
        return stream.ToArray();
    }

    private static void Alert(Utf8JsonWriter writer, Alert alert)
    {
        writer.WriteStartObject();
        Labels(writer, "labels", alert.Labels);
        Labels(writer, "annotations", alert.Annotations);
        Time(writer, "startsAt", alert.StartsAt);
        if (alert.EndsAt is { } end)
            Time(writer, "endsAt", end);
        Time(writer, "updatedAt", alert.UpdatedAt);
        if (alert.IsTimeout)
            writer.WriteBoolean("isTimeout", true);
        writer.WriteString("generatorUrl", alert.GeneratorUrl);
        writer.WriteEndObject();
    }

    private static void Key(Utf8JsonWriter writer, NotificationLogKey key)
    {
        writer.WriteString("group", key.Group.Text);
        writer.WriteString("receiver", key.Target.Receiver);
        writer.WriteString("type", key.Target.Type);
        writer.WriteNumber("index", key.Target.Index);
    }

    private static void Entry(Utf8JsonWriter writer, NotificationLogEntry entry)
    {
        Fingerprints(writer, "firing", entry.Firing);
        Fingerprints(writer, "resolved", entry.Resolved);
        if (entry.SentAt is { } sent)
            Time(writer, "sentAt", sent);
        Time(writer, "expiresAt", entry.ExpiresAt);
    }

    private static void Fingerprints(Utf8JsonWriter writer, string name, IEnumerable<AlertFingerprint> fingerprints)
    {
        writer.WriteStartArray(name);
        foreach (AlertFingerprint fingerprint in fingerprints)
            writer.WriteStringValue(fingerprint.ToString());
        writer.WriteEndArray();
    }

    private static void Labels(Utf8JsonWriter writer, string name, SeriesLabels labels)
    {
        writer.WriteStartObject(name);
        foreach (Labels.Label label in labels)
            writer.WriteString(label.Name, label.Value);
        writer.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter writer, string name, DateTimeOffset time) => writer.WriteNumber(name, time.UtcTicks);

    private static DateTimeOffset Time(JsonElement item, string name) => new(item.GetProperty(name).GetInt64(), TimeSpan.Zero);

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString() ?? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} is missing."));

    private static SeriesLabels Labels(JsonElement item, string name) =>
        SeriesLabels.Of(item.GetProperty(name).EnumerateObject().Select(label => new Labels.Label(label.Name, label.Value.GetString() ?? "")));

    private static ImmutableHashSet<AlertFingerprint> Fingerprints(JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(text => AlertFingerprint.TryParse(text.GetString(), out AlertFingerprint fingerprint) ? fingerprint : throw new FormatException($"'{text}' is no fingerprint."))];
}
