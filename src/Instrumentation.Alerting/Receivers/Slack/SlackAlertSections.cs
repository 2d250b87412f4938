using System.Text.Json;
using Instrumentation.Labels;
using Instrumentation.Receivers.Texts;

namespace Instrumentation.Receivers.Slack;

/// <summary>What the message of blocks says of one alert: a section with fields, and one with the description.</summary>
/// <param name="Fields">The fields, in Slack's markup.</param>
/// <param name="Text">The description, in Slack's markup; empty for none.</param>
internal sealed record SlackAlertSections(IReadOnlyList<string> Fields, string Text)
{
    // Of one alert among others; the rest is where the link leads.
    private const int LongestAmongOthers = 500;

    public int Blocks => Text.Length > 0 ? 2 : 1;

    public int Length => SlackBudget.LengthOf(Text) + Fields.Sum(SlackBudget.LengthOf);

    public static SlackAlertSections Of(Alert alert, NotificationTexts texts)
    {
        var facts = new AlertFacts(alert, texts.Now);
        bool isAlone = texts.Notification.Alerts.Count == 1;
        int longest = isAlone ? SlackConstants.MaxField : LongestAmongOthers;
        List<string> fields = isAlone ? [] : [Field("Alert", Which(alert, facts, texts.Notification.CommonLabels), longest)];
        Add(fields, "Service", facts.Service, longest);
        Add(fields, "Current Value", facts.CurrentValue, longest);
        Add(fields, "Threshold", facts.Threshold, longest);
        Add(fields, "Duration", facts.Duration, longest);
        List<string> lines = [];
        if (facts.Description.Length > 0)
            lines.Add(Field("Description", facts.Description, isAlone ? SlackConstants.MaxSection : LongestAmongOthers));
        if (!isAlone && Links(facts) is { Length: > 0 } links)
            lines.Add(links);
        return new SlackAlertSections(fields, string.Join('\n', lines));
    }

    public void Write(Utf8JsonWriter writer, SlackBudget budget)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "section");
        writer.WriteStartArray("fields");
        foreach (string field in Fields)
            SlackBlocks.Text(writer, null, "mrkdwn", budget.Take(field, SlackConstants.MaxField));
        writer.WriteEndArray();
        writer.WriteEndObject();
        if (Text.Length == 0 || budget.Left == 0)
            return;
        writer.WriteStartObject();
        writer.WriteString("type", "section");
        SlackBlocks.Text(writer, "text", "mrkdwn", budget.Take(Text, SlackConstants.MaxSection));
        writer.WriteEndObject();
    }

    private static string Which(Alert alert, AlertFacts facts, SeriesLabels common)
    {
        string distinction = facts.Distinction(common);
        return (alert.EndsAt is null ? "" : "resolved: ") + (distinction.Length > 0 ? distinction : alert.Name);
    }

    private static void Add(List<string> fields, string name, string value, int longest)
    {
        if (value.Length > 0)
            fields.Add(Field(name, value, longest));
    }

    private static string Field(string name, string value, int longest) => SlackText.Cut($"*{name}:* {SlackText.Escape(value)}", longest);

    // A bar would end the address.
    private static string Links(AlertFacts facts) => string.Join(" · ", ((string?, string)[])[(facts.Dashboard, "Dashboard"), (facts.Runbook, "Runbook")] is var links
        ? links.Where(link => link.Item1 is not null).Select(link => $"<{SlackText.Escape(link.Item1!.Replace("|", "%7C", StringComparison.Ordinal))}|{link.Item2}>")
        : []);
}
