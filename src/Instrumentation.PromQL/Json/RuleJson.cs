using System.Globalization;
using System.Text.Json;
using Instrumentation.Rules;
using Instrumentation.Templates;

namespace Instrumentation.Json;

/// <summary>Writes groups of rules and alerts as Prometheus' HTTP API does.</summary>
internal static class RuleJson
{
    // What Go prints of a time that was never set.
    private const string Never = "0001-01-01T00:00:00Z";

    /// <summary>Writes a group with some of its rules.</summary>
    public static void WriteGroup(Utf8JsonWriter json, RuleGroupReport report, IEnumerable<RuleStatus> rules, bool withAlerts)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, report.Status.Group.Name);
        json.WriteString("file"u8, report.File);
        json.WriteStartArray("rules"u8);
        foreach (RuleStatus rule in rules)
            WriteRule(json, rule, withAlerts);
        json.WriteEndArray();
        WriteSeconds(json, "interval"u8, report.Interval);
        json.WriteNumber("limit"u8, report.Status.Group.Limit);
        WriteSeconds(json, "evaluationTime"u8, report.Status.LastDuration);
        WriteTime(json, "lastEvaluation"u8, report.Status.LastEvaluationUnixMs);
        json.WriteEndObject();
    }

    /// <summary>Writes those of a rule's alerts that are pending or firing.</summary>
    public static void WriteAlerts(Utf8JsonWriter json, RuleStatus status)
    {
        foreach (ActiveAlert alert in status.Alerts)
        {
            if (alert.ResolvedAtUnixMs is null)
                WriteAlert(json, alert);
        }
    }

    private static void WriteRule(Utf8JsonWriter json, RuleStatus status, bool withAlerts)
    {
        var alerting = status.Rule as AlertingRule;
        json.WriteStartObject();
        if (alerting is not null)
            json.WriteString("state"u8, NameOf(status.State));
        json.WriteString("name"u8, status.Rule.Name);
        json.WriteString("query"u8, status.Rule.Expression.ToString());
        if (alerting is not null)
        {
            WriteSeconds(json, "duration"u8, alerting.HoldDuration);
            WriteSeconds(json, "keepFiringFor"u8, alerting.KeepFiringDuration);
        }

        if (alerting is not null || status.Labels.Count > 0)
            WriteTexts(json, "labels"u8, status.Labels);
        if (alerting is not null)
        {
            WriteTexts(json, "annotations"u8, alerting.Annotations);
            json.WriteStartArray("alerts"u8);
            if (withAlerts)
                WriteAlerts(json, status);
            json.WriteEndArray();
        }

        json.WriteString("health"u8, status.Health switch { RuleHealth.Good => "ok"u8, RuleHealth.Bad => "err"u8, _ => "unknown"u8 });
        if (status.LastError.Length > 0)
            json.WriteString("lastError"u8, status.LastError);
        WriteSeconds(json, "evaluationTime"u8, status.LastDuration);
        WriteTime(json, "lastEvaluation"u8, status.LastEvaluationUnixMs);
        json.WriteString("type"u8, alerting is null ? "recording"u8 : "alerting"u8);
        json.WriteEndObject();
    }

    private static void WriteAlert(Utf8JsonWriter json, ActiveAlert alert)
    {
        json.WriteStartObject();
        json.WritePropertyName("labels"u8);
        SeriesLabelsJson.Write(json, alert.Labels);
        WriteTexts(json, "annotations"u8, alert.Annotations);
        json.WriteString("state"u8, NameOf(alert.State));
        WriteTime(json, "activeAt"u8, alert.ActiveAtUnixMs);
        if (alert.KeepFiringSinceUnixMs is { } since)
            WriteTime(json, "keepFiringSince"u8, since);
        json.WriteString("value"u8, GoNumberFormat.Format(alert.Value, 'e', GoNumberFormat.Shortest));
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> NameOf(AlertState state) => state switch
    {
        AlertState.Inactive => "inactive"u8,
        AlertState.Pending => "pending"u8,
        AlertState.Firing => "firing"u8,
        _ => "unknown"u8,
    };

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> property, NamedTexts texts)
    {
        json.WriteStartObject(property);
        foreach ((string name, string text) in texts)
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static void WriteSeconds(Utf8JsonWriter json, ReadOnlySpan<byte> property, TimeSpan duration) => json.WriteNumber(property, duration.TotalSeconds);

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> property, long? unixMs) => json.WriteString(
        property,
        unixMs is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) : Never);
}
