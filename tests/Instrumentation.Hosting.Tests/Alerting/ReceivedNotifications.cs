using System.Threading.Channels;
using Instrumentation.Delivery;

namespace Instrumentation.Alerting;

// Takes notifications, and answers as it is told.
internal sealed class ReceivedNotifications : INotificationReceiver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Notification> _received = Channel.CreateUnbounded<Notification>();

    public DeliveryOutcome Answer { get; set; } = DeliveryOutcome.Delivered;

    public int Count => _received.Reader.Count;

    public async ValueTask<DeliveryOutcome> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        await _received.Writer.WriteAsync(notification, CancellationToken.None);
        return Answer;
    }

    public async Task<Notification> NextAsync() => await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
