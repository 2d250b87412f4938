namespace Instrumentation.Receivers.Slack;

/// <summary>Slack's limits, in characters where nothing else is said, and what else it says of itself.</summary>
internal static class SlackConstants
{
    public const string PostMessage = "chat.postMessage";

    public const string Update = "chat.update";

    /// <summary>The title of an attachment.</summary>
    public const int MaxTitle = 1024;

    /// <summary>The text of a header block.</summary>
    public const int MaxHeader = 150;

    /// <summary>The text of a section block.</summary>
    public const int MaxSection = 3000;

    /// <summary>A field of a section block.</summary>
    public const int MaxField = 2000;

    /// <summary>The blocks of a message.</summary>
    public const int MaxBlocks = 50;

    /// <summary>A message's texts together; more than about 13,000 are refused, which Slack does not document.</summary>
    public const int MaxMessage = 12_000;

    /// <summary>The first messages of groups that are remembered, so that later ones go with them.</summary>
    public const int MaxThreads = 10_000;
}
