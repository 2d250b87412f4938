using Instrumentation.Receivers.Texts;

namespace Instrumentation.Receivers.Slack;

/// <summary>A button of an attachment.</summary>
/// <param name="Texts">What is shown or sent back, by Slack's names.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Confirm">What is asked before, by Slack's names; null for nothing.</param>
internal sealed record SlackAction(IReadOnlyList<(string Name, TextSetting Text)> Texts, TextSetting Url, IReadOnlyList<(string Name, TextSetting Text)>? Confirm);
