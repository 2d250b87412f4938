using Instrumentation.AlertmanagerFiles.Schemas;

namespace Instrumentation.Receivers.Http;

/// <summary>The <c>http_config</c> of an integration.</summary>
internal static class HttpSettings
{
    // Redirects are not followed and the version of HTTP is the client's own, whatever these say.
    private static readonly string[] WithoutEffect = ["follow_redirects", "enable_http2"];

    /// <summary>The client for an integration. What is not done here is refused, so that nothing is sent without what it is to be sent with.</summary>
    public static HttpClient ClientFor(ConfigurationNode fields, ReceiverContext context)
    {
        ConfigurationNode? http = fields.Find("http_config") ?? context.Global.Find("http_config");
        foreach ((string name, ConfigurationNode value) in (http?.Entries ?? []).Where(entry => !entry.Value.IsNull && !WithoutEffect.Contains(entry.Name)))
            throw ReceiverContext.Refuse(value, $"cannot be heeded here; allowed are {string.Join(", ", WithoutEffect)}. Deliver with a receiver of your own.");
        return context.Client;
    }
}
