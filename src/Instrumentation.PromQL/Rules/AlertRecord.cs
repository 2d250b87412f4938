using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Instrumentation.Labels;

namespace Instrumentation.Rules;

/// <summary>The alerts of a rule as JSON, which later versions can add to.</summary>
internal static class AlertRecord
{
    public static byte[] Write(string rule, IReadOnlyList<ActiveAlert> alerts) => Write(json =>
    {
        json.WriteString("rule"u8, rule);
        json.WriteStartArray("alerts"u8);
        foreach (ActiveAlert alert in alerts)
            Write(json, alert);
        json.WriteEndArray();
    });

    public static (string Rule, IReadOnlyList<ActiveAlert> Alerts) Read(ReadOnlyMemory<byte> record)
    {
        using JsonDocument document = JsonDocument.Parse(record);
        return (document.RootElement.GetProperty("rule"u8).GetString()!, [.. document.RootElement.GetProperty("alerts"u8).EnumerateArray().Select(Read)]);
    }

    public static byte[] WriteEvaluation(string group, long time) => Write(json =>
    {
        json.WriteString("group"u8, group);
        json.WriteNumber("evaluatedAt"u8, time);
    });

    public static (string Group, long Time) ReadEvaluation(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return (document.RootElement.GetProperty("group"u8).GetString()!, document.RootElement.GetProperty("evaluatedAt"u8).GetInt64());
    }

    private static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ActiveAlert alert)
    {
        json.WriteStartObject();
        Write(json, "labels"u8, alert.Labels.Select(label => KeyValuePair.Create(label.Name, label.Value)));
        Write(json, "annotations"u8, alert.Annotations);

        // As text, because JSON has no NaN.
        json.WriteString("value"u8, alert.Value.ToString("R", CultureInfo.InvariantCulture));
        json.WriteString("state"u8, alert.State.ToString());
        json.WriteNumber("activeAt"u8, alert.ActiveAtUnixMs);
        Write(json, "firedAt"u8, alert.FiredAtUnixMs);
        Write(json, "resolvedAt"u8, alert.ResolvedAtUnixMs);
        Write(json, "keepFiringSince"u8, alert.KeepFiringSinceUnixMs);
        Write(json, "lastSentAt"u8, alert.LastSentAtUnixMs);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<KeyValuePair<string, string>> texts)
    {
        json.WriteStartObject(name);
        foreach ((string key, string text) in texts)
            json.WriteString(key, text);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? time)
    {
        if (time is { } set)
            json.WriteNumber(name, set);
    }

    private static ActiveAlert Read(JsonElement json) => new()
    {
        Labels = SeriesLabels.Of(json.GetProperty("labels"u8).EnumerateObject().Select(label => new Label(label.Name, label.Value.GetString()!))),
        Annotations = NamedTexts.Of(json.GetProperty("annotations"u8).EnumerateObject().Select(text => KeyValuePair.Create(text.Name, text.Value.GetString()!))),
        Value = double.Parse(json.GetProperty("value"u8).GetString()!, CultureInfo.InvariantCulture),
        State = Enum.Parse<AlertState>(json.GetProperty("state"u8).GetString()!),
        ActiveAtUnixMs = json.GetProperty("activeAt"u8).GetInt64(),
        FiredAtUnixMs = ReadTime(json, "firedAt"u8),
        ResolvedAtUnixMs = ReadTime(json, "resolvedAt"u8),
        KeepFiringSinceUnixMs = ReadTime(json, "keepFiringSince"u8),
        LastSentAtUnixMs = ReadTime(json, "lastSentAt"u8),
    };

    private static long? ReadTime(JsonElement json, ReadOnlySpan<byte> name) => json.TryGetProperty(name, out JsonElement time) ? time.GetInt64() : null;
}
