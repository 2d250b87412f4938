using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Receivers.Webhook;

namespace Instrumentation.Receivers;

/// <summary>Makes receivers of what a configuration says.</summary>
/// <param name="client">Sends requests; it does not follow redirects.</param>
/// <param name="externalUrl">Where people can look at the alerts.</param>
/// <param name="time">Measures timeouts.</param>
internal sealed class ReceiverFactory(HttpClient client, string externalUrl, TimeProvider time)
{
    /// <summary>Makes a receiver.</summary>
    /// <returns>The receiver; null where integrations of this type cannot be delivered to from here.</returns>
    public INotificationReceiver? Create(IntegrationDefinition integration) => integration.Type switch
    {
        "webhook" => new WebhookReceiver(Webhook(integration.Fields), client, time),
        _ => null,
    };

    private WebhookConfig Webhook(ConfigurationNode fields) => new(new Uri(SecretOf(fields, "url")), externalUrl)
    {
        MaxAlerts = (int)(fields.Integer("max_alerts") ?? 0),
        Timeout = fields.Duration("timeout") ?? TimeSpan.Zero,
    };

    private static string SecretOf(ConfigurationNode fields, string name) =>
        fields.Has(name) ? fields.Text(name) : File.ReadAllText(fields.Text(name + "_file")).Trim();
}
