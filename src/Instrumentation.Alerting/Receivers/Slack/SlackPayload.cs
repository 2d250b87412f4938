using System.Text.Encodings.Web;
using System.Text.Json;
using Instrumentation.Receivers.Texts;

namespace Instrumentation.Receivers.Slack;

/// <summary>The body of a request: a message with one attachment.</summary>
internal static class SlackPayload
{
    // JSON in a body of its own needs no more than this.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the body.</summary>
    /// <param name="config">The settings.</param>
    /// <param name="texts">Expands them.</param>
    /// <param name="first">The group's first message; null where this is it.</param>
    /// <returns>The body; null where there is no channel although one is needed.</returns>
    public static byte[]? Write(SlackConfig config, NotificationTexts texts, SlackMessageId? first)
    {
        string channel = first?.Channel ?? texts.Plain(config.Channel);
        if (channel.Length == 0 && config.Destination.IsBot)
            return null;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteText("channel", channel);
            if (first is not null)
                writer.WriteString(config.UpdatesMessage ? "ts" : "thread_ts", first.Timestamp);
            writer.WriteText("username", texts.Shown(config.Username));
            writer.WriteText("icon_emoji", texts.Plain(config.IconEmoji));
            writer.WriteText("icon_url", texts.Link(config.IconUrl));
            if (config.LinksNames)
                writer.WriteBoolean("link_names", true);
            var budget = new SlackBudget();
            writer.WriteText("text", budget.Take(texts.Shown(config.MessageText), SlackConstants.MaxMessage));
            writer.WriteStartArray("attachments");
            if (config.HasBlocks)
                SlackBlocks.Write(writer, config, texts, budget);
            else
                SlackAttachment.Write(writer, config, texts, budget);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Writes a text unless it is empty.</summary>
    public static void WriteText(this Utf8JsonWriter writer, string name, string text)
    {
        if (text.Length > 0)
            writer.WriteString(name, text);
    }
}
