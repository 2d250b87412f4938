namespace Instrumentation.Receivers.Slack;

/// <summary>What identifies a message.</summary>
/// <param name="Channel">The channel's own name for itself.</param>
/// <param name="Timestamp">Slack's <c>ts</c>.</param>
internal sealed record SlackMessageId(string Channel, string Timestamp);
