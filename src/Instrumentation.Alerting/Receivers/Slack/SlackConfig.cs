using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Receivers.Texts;

namespace Instrumentation.Receivers.Slack;

/// <summary>The settings of a <c>slack_configs</c> entry.</summary>
internal sealed class SlackConfig
{
    // With any of these the message is the attachment that they describe.
    private static readonly string[] AttachmentKeys =
        ["title", "title_link", "pretext", "text", "message_text", "fields", "footer", "fallback", "callback_id", "image_url", "thumb_url", "mrkdwn_in", "actions"];

    private static readonly string[] ActionTexts = ["type", "text", "style", "name", "value"];
    private static readonly string[] ConfirmationTexts = ["text", "title", "ok_text", "dismiss_text"];

    private SlackConfig(ConfigurationNode fields, ReceiverContext context)
    {
        Destination = SlackDestination.Read(fields, context);
        Timeout = fields.Duration("timeout") ?? TimeSpan.Zero;
        UpdatesMessage = fields.Boolean("update_message") ?? false;
        LinksNames = fields.Boolean("link_names") ?? false;
        HasBlocks = !AttachmentKeys.Any(key => fields.Find(key) is not null) && !context.Templates.HasOwn("slack.default.");
        Channel = TextSetting.Of(fields, "channel");
        Username = Of(fields, "username", "username");
        Color = Of(fields, "color", "color");
        Title = Of(fields, "title", "title");
        TitleLink = Of(fields, "title_link", "titlelink");
        Pretext = Of(fields, "pretext", "pretext");
        Text = Of(fields, "text", "text");
        MessageText = TextSetting.Of(fields, "message_text");
        Footer = Of(fields, "footer", "footer");
        Fallback = Of(fields, "fallback", "fallback");
        CallbackId = Of(fields, "callback_id", "callbackid");
        IconEmoji = Of(fields, "icon_emoji", "iconemoji");
        IconUrl = Of(fields, "icon_url", "iconurl");
        ImageUrl = TextSetting.Of(fields, "image_url");
        ThumbUrl = TextSetting.Of(fields, "thumb_url");
        MarkupIn = fields.Find("mrkdwn_in") is null ? ["fallback", "pretext", "text"] : fields.Texts("mrkdwn_in");
        bool isShort = fields.Boolean("short_fields") ?? false;
        Fields = [.. Items(fields, "fields").Select(field => new SlackField(
            TextSetting.Of(field, "title"), TextSetting.Of(field, "value"), field.Boolean("short") ?? isShort))];
        Actions = [.. Items(fields, "actions").Select(Action)];
    }

    public SlackDestination Destination { get; }

    public TimeSpan Timeout { get; }

    /// <summary>Whether later news of a group changes the first message; otherwise it is put under it.</summary>
    public bool UpdatesMessage { get; }

    public bool LinksNames { get; }

    /// <summary>Whether the message is our own, of blocks; otherwise it is an attachment as the settings say.</summary>
    public bool HasBlocks { get; }

    public TextSetting Channel { get; }

    public TextSetting Username { get; }

    public TextSetting Color { get; }

    public TextSetting Title { get; }

    public TextSetting TitleLink { get; }

    public TextSetting Pretext { get; }

    public TextSetting Text { get; }

    /// <summary>A text above the attachment.</summary>
    public TextSetting MessageText { get; }

    public TextSetting Footer { get; }

    /// <summary>What is shown where there is room for a line.</summary>
    public TextSetting Fallback { get; }

    public TextSetting CallbackId { get; }

    public TextSetting IconEmoji { get; }

    public TextSetting IconUrl { get; }

    public TextSetting ImageUrl { get; }

    public TextSetting ThumbUrl { get; }

    /// <summary>The parts of an attachment that Slack's markup is read in.</summary>
    public IReadOnlyList<string> MarkupIn { get; }

    public IReadOnlyList<SlackField> Fields { get; }

    public IReadOnlyList<SlackAction> Actions { get; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be heeded.</exception>
    public static SlackConfig Read(ConfigurationNode fields, ReceiverContext context)
    {
        var config = new SlackConfig(fields, context);
        if (config.Destination.IsBot && !fields.Has("channel"))
            throw ReceiverContext.Refuse(fields, "has no channel, which messages with a token need; set channel.");
        return config;
    }

    private static TextSetting Of(ConfigurationNode fields, string name, string template) => TextSetting.Of(fields, name, $$$"""{{ template "slack.default.{{{template}}}" . }}""");

    private static IEnumerable<ConfigurationNode> Items(ConfigurationNode fields, string name) => fields.Find(name)?.Items ?? [];

    private static SlackAction Action(ConfigurationNode action) => new(
        Texts(action, ActionTexts),
        TextSetting.Of(action, "url"),
        action.Find("confirm") is { } confirm ? Texts(confirm, ConfirmationTexts) : null);

    private static (string Name, TextSetting Text)[] Texts(ConfigurationNode fields, string[] names) =>
        [.. names.Where(fields.Has).Select(name => (name, TextSetting.Of(fields, name)))];
}
