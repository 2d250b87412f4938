namespace Instrumentation.Receivers.Webhook;

/// <summary>Where and how a webhook is called.</summary>
/// <param name="Url">The address; a secret.</param>
/// <param name="ExternalUrl">Where people can look at the alerts; part of the body.</param>
internal sealed record WebhookConfig(Uri Url, string ExternalUrl)
{
    /// <summary>How many alerts a body has at most; 0 for all.</summary>
    public int MaxAlerts { get; init; }

    /// <summary>How long one attempt may take; zero for as long as the group's deadline allows.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>With what bodies are signed; empty for not.</summary>
    public string SigningSecret { get; init; } = "";
}
