using System.Globalization;
using System.Text.Json;
using Instrumentation.Receivers.Texts;

namespace Instrumentation.Receivers.Slack;

/// <summary>Our own message: an attachment of blocks in the colour of the severity.</summary>
internal static class SlackBlocks
{
    // The header, what says how many alerts are left out, and the buttons.
    private const int BlocksBesideAlerts = 3;

    // Room for what says how many alerts are left out, and for the texts of the buttons.
    private const int RestLength = 100;

    public static void Write(Utf8JsonWriter writer, SlackConfig config, NotificationTexts texts, SlackBudget budget)
    {
        string header = Header(texts.Notification);
        writer.WriteStartObject();
        writer.WriteText("color", texts.Plain(config.Color));
        writer.WriteText("fallback", budget.Take(texts.Shown(config.Fallback), SlackConstants.MaxTitle));
        writer.WriteStartArray("blocks");
        writer.WriteStartObject();
        writer.WriteString("type", "header");
        Text(writer, "text", "plain_text", budget.Take(header, SlackConstants.MaxHeader));
        writer.WriteEndObject();
        budget.Reserve(RestLength);
        Alerts(writer, texts, budget);
        Actions(writer, texts);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Header(Notification notification)
    {
        int firing = notification.Alerts.Count(alert => alert.EndsAt is null);
        string common = notification.CommonLabels[Rules.AlertLabels.AlertName];
        string name = SlackText.Escape(common.Length > 0 ? common : $"{notification.Alerts.Count} alerts");
        if (firing == 0)
            return $"✅ RESOLVED: {name}";
        string count = notification.Alerts.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({firing} firing)") : "";
        return $"🚨 {NotificationSeverity.Worst(notification).ToUpperInvariant()}: {name}{count}";
    }

    private static void Alerts(Utf8JsonWriter writer, NotificationTexts texts, SlackBudget budget)
    {
        int blocks = SlackConstants.MaxBlocks - BlocksBesideAlerts;
        int written = 0;
        foreach (Alert alert in NotificationSeverity.WorstFirst(texts.Notification))
        {
            var sections = SlackAlertSections.Of(alert, texts);
            if (written > 0 && (sections.Length > budget.Left || sections.Blocks > blocks))
                break;
            sections.Write(writer, budget);
            blocks -= sections.Blocks;
            written++;
        }

        int left = texts.Notification.Alerts.Count - written;
        if (left == 0)
            return;
        writer.WriteStartObject();
        writer.WriteString("type", "context");
        writer.WriteStartArray("elements");
        Text(writer, null, "plain_text", string.Create(CultureInfo.InvariantCulture, $"{left} more"));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Actions(Utf8JsonWriter writer, NotificationTexts texts)
    {
        AlertFacts[] facts = [.. texts.Notification.Alerts.Select(alert => new AlertFacts(alert, texts.Now))];
        string? dashboard = Same(facts.Select(fact => fact.Dashboard)) ?? HttpLink.Of(texts.ExternalUrl);
        string? runbook = Same(facts.Select(fact => fact.Runbook));
        if (dashboard is null && runbook is null)
            return;
        writer.WriteStartObject();
        writer.WriteString("type", "actions");
        writer.WriteStartArray("elements");
        Button(writer, "View Dashboard", dashboard);
        Button(writer, "View Runbook", runbook);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string? Same(IEnumerable<string?> links) => links.Distinct(StringComparer.Ordinal).ToArray() is [{ } link] ? link : null;

    private static void Button(Utf8JsonWriter writer, string text, string? link)
    {
        if (link is null)
            return;
        writer.WriteStartObject();
        writer.WriteString("type", "button");
        Text(writer, "text", "plain_text", text);
        writer.WriteString("url", link);
        writer.WriteEndObject();
    }

    public static void Text(Utf8JsonWriter writer, string? name, string type, string text)
    {
        if (name is not null)
            writer.WritePropertyName(name);
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
