using Instrumentation.Delivery;
using Instrumentation.Dispatching;

namespace Instrumentation.Outbox;

/// <summary>The attempts that one integration has to make, so many at a time, in the order of their coming.</summary>
/// <remarks>Safe from any thread. A receiver that hangs keeps its own attempts waiting and nobody else's.</remarks>
internal sealed class ReceiverQueue
{
    private readonly Lock _lock = new();
    private readonly Queue<NotificationDelivery> _queue = [];
    private readonly Func<NotificationDelivery, Task> _attempt;
    private int _running;

    /// <summary>Makes a queue.</summary>
    /// <param name="attempt">Makes one attempt; does not throw.</param>
    public ReceiverQueue(Func<NotificationDelivery, Task> attempt)
    {
        _attempt = attempt;
    }

    /// <summary>Adds an attempt.</summary>
    /// <returns>False when too many are waiting.</returns>
    public bool TryAdd(NotificationDelivery delivery)
    {
        lock (_lock)
        {
            if (_queue.Count >= DeliveryConstants.MaxQueued)
                return false;
            _queue.Enqueue(delivery);
            if (_running == DeliveryConstants.MaxConcurrency)
                return true;
            _running++;
        }

        _ = Task.Run(RunAsync);
        return true;
    }

    private async Task RunAsync()
    {
        while (true)
        {
            NotificationDelivery? next;
            lock (_lock)
            {
                if (!_queue.TryDequeue(out next))
                {
                    _running--;
                    return;
                }
            }

            await _attempt(next);
        }
    }
}
