using Instrumentation.Delivery;

namespace Instrumentation.Outbox;

/// <summary>Receivers that are told together, in place of one that cannot be delivered to; the worst outcome counts.</summary>
internal sealed class ReceiverGroup(IReadOnlyList<INotificationReceiver> receivers) : INotificationReceiver
{
    public async ValueTask<DeliveryOutcome> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        DeliveryOutcome worst = DeliveryOutcome.Delivered;
        foreach (INotificationReceiver receiver in receivers)
        {
            DeliveryOutcome outcome = await receiver.SendAsync(notification, cancellationToken);
            worst = outcome.Status > worst.Status ? outcome : worst;
        }

        return worst;
    }
}
