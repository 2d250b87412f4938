using System.Collections.Concurrent;
using Instrumentation.Delivery;
using Instrumentation.Dispatching;
using Instrumentation.Journal;
using Instrumentation.Notifications;
using Instrumentation.Persistence;

namespace Instrumentation.Outbox;

/// <summary>
/// Carries out deliveries so that none is lost and none is repeated once it is known to have arrived: what is due is on the disk before it is sent, what arrived is on the disk
/// as soon as that is known.
/// </summary>
/// <remarks>The methods of <see cref="IMachineJournal"/> and <see cref="Begin"/> are called under the notifier's lock, in which records keep their order.</remarks>
internal sealed class NotifierOutbox : IDeliverySender, IMachineJournal, IDisposable
{
    private readonly ConcurrentDictionary<IntegrationId, ReceiverQueue> _queues = [];
    private readonly ConcurrentDictionary<NotificationDelivery, Task<bool>> _due = [];
    private readonly Action<NotificationDelivery, DeliveryOutcome> _complete;
    private readonly DeliveryObserver _observer;
    private readonly ReceiverTable _receivers;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;
    private int _isStopping;

    public NotifierOutbox(
        StateJournal journal,
        ReceiverTable receivers,
        Action<NotificationDelivery, DeliveryOutcome> complete,
        DeliveryObserver observer,
        TimeProvider time,
        CancellationToken stopping)
    {
        _observer = observer;
        Journal = journal;
        _receivers = receivers;
        _complete = complete;
        _time = time;
        _stopping = stopping;
    }

    public StateJournal Journal { get; }

    public void Begin(NotificationDelivery delivery)
    {
        if (delivery.Attempts == 1)
        {
            byte[] record = StateJson.Write(new PendingNotification(delivery.Key, delivery.Notification, delivery.Entry));
            _due[delivery] = Journal.AppendDurableAsync((byte)StateRecordKind.Due, record, CancellationToken.None).AsTask();
        }

        Interlocked.Increment(ref _open);
        ReceiverQueue queue = _queues.GetOrAdd(delivery.Key.Target, _ => new ReceiverQueue(AttemptAsync));
        if (!queue.TryAdd(delivery))
            _ = Task.Run(() => End(delivery, new DeliveryOutcome(DeliveryStatus.Failed, "too many notifications are waiting for the receiver")), CancellationToken.None);
    }

    public void AlertChanged(Alert alert) => Journal.Append((byte)StateRecordKind.Alert, StateJson.Write(alert));

    public void SilenceChanged(Silence silence) => Durable(StateRecordKind.Silence, StateJson.Write(silence));

    public void Told(NotificationLogKey key, NotificationLogEntry entry) => Durable(StateRecordKind.Told, StateJson.Write(key, entry));

    public void GivenUp(NotificationLogKey key) => Journal.Append((byte)StateRecordKind.GivenUp, StateJson.Write(key));

    /// <summary>Lets what is on its way end for a time, then ends it.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        // Pairs with End: whoever comes later sees what the other has written.
        Interlocked.Exchange(ref _isStopping, 1);
        if (Volatile.Read(ref _open) == 0)
            _idle.TrySetResult();
        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(_idle.Task, Task.Delay(timeout, _time, waiting.Token));
        await waiting.CancelAsync();
        await _ending.CancelAsync();
    }

    public void Dispose() => _ending.Dispose();

    private void Durable(StateRecordKind kind, byte[] payload) => _ = Journal.AppendDurableAsync((byte)kind, payload, CancellationToken.None).AsTask();

    private async Task AttemptAsync(NotificationDelivery delivery)
    {
        DeliveryOutcome outcome;
        DateTimeOffset startedAt = _time.GetUtcNow();
        long started = _time.GetTimestamp();
        try
        {
            // Also where nothing is kept, or the disk refuses: an alert is told all the same.
            if (_due.TryRemove(delivery, out Task<bool>? due))
                await due;
            outcome = await SendAsync(delivery);
        }
        catch (Exception exception)
        {
            outcome = new DeliveryOutcome(DeliveryStatus.Retry, exception.GetType().Name);
        }

        IntegrationId target = delivery.Key.Target;
        _observer.Tell(new DeliveryAttempt(delivery.Notification, $"{target.Type}[{target.Index}]", outcome, startedAt, _time.GetElapsedTime(started)));
        End(delivery, outcome);
    }

    private async ValueTask<DeliveryOutcome> SendAsync(NotificationDelivery delivery)
    {
        TimeSpan left = delivery.Deadline - _time.GetUtcNow();
        if (left <= TimeSpan.Zero || _ending.IsCancellationRequested)
            return new DeliveryOutcome(DeliveryStatus.Retry, "there was no time left");
        using var deadline = new CancellationTokenSource(left, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _ending.Token, _stopping);
        try
        {
            // A receiver that does not heed its token is left behind.
            return await _receivers[delivery.Key.Target].SendAsync(delivery.Notification, ending.Token).AsTask().WaitAsync(ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return new DeliveryOutcome(DeliveryStatus.Retry, "no answer in time");
        }
    }

    // What the stop cut short is not given up: it is sent after the next start.
    private void End(NotificationDelivery delivery, DeliveryOutcome outcome)
    {
        _due.TryRemove(delivery, out _);
        if (outcome.Status == DeliveryStatus.Delivered || !_ending.IsCancellationRequested)
            _observer.Run(() => _complete(delivery, outcome));
        if (Interlocked.Decrement(ref _open) == 0 && Volatile.Read(ref _isStopping) == 1)
            _idle.TrySetResult();
    }
}
