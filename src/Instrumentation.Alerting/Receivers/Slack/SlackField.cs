using Instrumentation.Receivers.Texts;

namespace Instrumentation.Receivers.Slack;

/// <summary>A field of an attachment.</summary>
internal sealed record SlackField(TextSetting Title, TextSetting Value, bool IsShort);
