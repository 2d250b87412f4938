using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Receivers.Webhook;

namespace Instrumentation.Receivers;

/// <summary>Makes receivers of what a configuration says.</summary>
/// <param name="client">Sends requests; it does not follow redirects.</param>
/// <param name="externalUrl">Where people can look at the alerts.</param>
/// <param name="time">Measures timeouts.</param>
/// <param name="global">The global settings.</param>
internal sealed class ReceiverFactory(HttpClient client, string externalUrl, TimeProvider time, ConfigurationNode global)
{
    // Redirects are not followed and the version of HTTP is the client's own, whatever these say.
    private static readonly string[] WithoutEffect = ["follow_redirects", "enable_http2"];

    /// <summary>Makes a receiver.</summary>
    /// <returns>The receiver; null where integrations of this type cannot be delivered to from here.</returns>
    public INotificationReceiver? Create(IntegrationDefinition integration) => integration.Type switch
    {
        "webhook" => new WebhookReceiver(Webhook(integration.Fields), client, time),
        _ => null,
    };

    private WebhookConfig Webhook(ConfigurationNode fields)
    {
        CheckHttp(fields.Find("http_config") ?? global.Find("http_config"));
        return new WebhookConfig(AddressOf(fields, "url"), externalUrl)
        {
            MaxAlerts = (int)(fields.Integer("max_alerts") ?? 0),
            Timeout = fields.Duration("timeout") ?? TimeSpan.Zero,
        };
    }

    /// <summary>Refuses what is not done here, so that nothing is sent without what it is to be sent with.</summary>
    private static void CheckHttp(ConfigurationNode? http)
    {
        foreach ((string name, ConfigurationNode value) in (http?.Entries ?? []).Where(entry => !entry.Value.IsNull && !WithoutEffect.Contains(entry.Name)))
            throw new InvalidOperationException($"{value.Node.Line}:{value.Node.Column}: {value.Key} cannot be heeded here; allowed are {string.Join(", ", WithoutEffect)}. Deliver with a receiver of your own.");
    }

    private static Uri AddressOf(ConfigurationNode fields, string name)
    {
        if (Uri.TryCreate(SecretOf(fields, name), UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            return address;
        ConfigurationNode place = fields.Find(name) ?? fields.Find(name + "_file") ?? fields;
        throw new InvalidOperationException($"{place.Node.Line}:{place.Node.Column}: {place.Key} holds no address that can be called; allowed are such as https://example.com.");
    }

    private static string SecretOf(ConfigurationNode fields, string name)
    {
        if (fields.Has(name))
            return fields.Text(name);
        ConfigurationNode file = fields.Find(name + "_file")!.Value;
        try
        {
            return File.ReadAllText(fields.Text(name + "_file")).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{file.Node.Line}:{file.Node.Column}: {file.Key} cannot be read: {exception.Message}", exception);
        }
    }
}
