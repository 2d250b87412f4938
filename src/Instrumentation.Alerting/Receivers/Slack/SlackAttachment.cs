using System.Text.Json;
using Instrumentation.Receivers.Texts;

namespace Instrumentation.Receivers.Slack;

/// <summary>An attachment as the settings describe it.</summary>
internal static class SlackAttachment
{
    public static void Write(Utf8JsonWriter writer, SlackConfig config, NotificationTexts texts, SlackBudget budget)
    {
        writer.WriteStartObject();
        writer.WriteText("title", budget.Take(texts.Shown(config.Title), SlackConstants.MaxTitle));
        writer.WriteText("title_link", texts.Link(config.TitleLink));
        writer.WriteText("fallback", budget.Take(texts.Shown(config.Fallback), SlackConstants.MaxTitle));
        writer.WriteText("pretext", budget.Take(texts.Shown(config.Pretext), SlackConstants.MaxSection));
        writer.WriteText("callback_id", texts.Plain(config.CallbackId));
        writer.WriteText("image_url", texts.Link(config.ImageUrl));
        writer.WriteText("thumb_url", texts.Link(config.ThumbUrl));
        writer.WriteText("color", texts.Plain(config.Color));
        Fields(writer, config, texts, budget);
        Actions(writer, config, texts, budget);
        writer.WriteText("footer", budget.Take(texts.Shown(config.Footer), SlackConstants.MaxField));

        // Last, since what there is no room for is cut from it.
        writer.WriteText("text", budget.Take(texts.Shown(config.Text), SlackConstants.MaxMessage));
        writer.WriteStartArray("mrkdwn_in");
        foreach (string part in config.MarkupIn)
            writer.WriteStringValue(part);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter writer, SlackConfig config, NotificationTexts texts, SlackBudget budget)
    {
        if (config.Fields.Count == 0)
            return;
        writer.WriteStartArray("fields");
        foreach (SlackField field in config.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("title", budget.Take(texts.Shown(field.Title), SlackConstants.MaxField));
            writer.WriteString("value", budget.Take(texts.Shown(field.Value), SlackConstants.MaxField));
            writer.WriteBoolean("short", field.IsShort);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Actions(Utf8JsonWriter writer, SlackConfig config, NotificationTexts texts, SlackBudget budget)
    {
        if (config.Actions.Count == 0)
            return;
        writer.WriteStartArray("actions");
        foreach (SlackAction action in config.Actions)
        {
            // A button that leads nowhere, since its address is none that can be followed, is left out.
            string url = texts.Link(action.Url);
            if (url.Length == 0 && action.Url.IsSet)
                continue;
            writer.WriteStartObject();
            Texts(writer, action.Texts, texts, budget);
            writer.WriteText("url", url);
            if (action.Confirm is not null)
            {
                writer.WriteStartObject("confirm");
                Texts(writer, action.Confirm, texts, budget);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter writer, IReadOnlyList<(string Name, TextSetting Text)> settings, NotificationTexts texts, SlackBudget budget)
    {
        foreach ((string name, TextSetting text) in settings)
            writer.WriteText(name, budget.Take(texts.Shown(text), SlackConstants.MaxField));
    }
}
