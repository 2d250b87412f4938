using System.Threading.Channels;
using Instrumentation.Delivery;

namespace Instrumentation;

/// <summary>Takes notifications, and answers as it is told.</summary>
internal sealed class RecordingReceiver : INotificationReceiver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Notification> _received = Channel.CreateUnbounded<Notification>();

    public Func<Notification, CancellationToken, ValueTask<DeliveryOutcome>> Answer { get; set; } = (_, _) => new(DeliveryOutcome.Delivered);

    /// <summary>How many came that nobody has asked for.</summary>
    public int Count => _received.Reader.Count;

    public async ValueTask<DeliveryOutcome> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        await _received.Writer.WriteAsync(notification, CancellationToken.None);
        return await Answer(notification, cancellationToken);
    }

    /// <summary>The next notification, such as <c>team: a b(resolved)</c>; waits for it, and fails when none comes.</summary>
    public async Task<string> NextAsync()
    {
        Notification notification = await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        return $"{notification.Receiver}: {string.Join(' ', notification.Alerts.Select(alert => alert.Name + (alert.EndsAt is null ? "" : "(resolved)")))}";
    }
}
