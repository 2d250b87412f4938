using Instrumentation.Receivers;
using Instrumentation.Receivers.Slack;
using Instrumentation.Receivers.Webhook;

namespace Instrumentation.Outbox;

/// <summary>Makes receivers of what a configuration says.</summary>
internal sealed class ReceiverFactory(ReceiverContext context)
{
    /// <summary>Makes a receiver.</summary>
    /// <returns>The receiver; null where integrations of this type cannot be delivered to from here.</returns>
    /// <exception cref="InvalidOperationException">A setting cannot be heeded.</exception>
    public INotificationReceiver? Create(IntegrationDefinition integration) => integration.Type switch
    {
        "webhook" => WebhookReceiver.Create(integration.Fields, context),
        "slack" => SlackReceiver.Create(integration.Fields, context),
        _ => null,
    };
}
