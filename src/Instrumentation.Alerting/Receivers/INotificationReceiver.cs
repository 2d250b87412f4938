using Instrumentation.Delivery;

namespace Instrumentation;

/// <summary>Tells somebody of a group of alerts. Implement it to deliver in a way of your own.</summary>
public interface INotificationReceiver
{
    /// <summary>Makes one attempt to deliver.</summary>
    /// <param name="notification">What to tell.</param>
    /// <param name="cancellationToken">Ends the attempt, at the group's deadline or when the process stops.</param>
    /// <returns>What came of it. An exception counts as a failure that may pass.</returns>
    /// <remarks>
    /// Called from several threads at a time, for different groups. After a crash between sending and its record, the same notification is sent once more;
    /// <see cref="Notification.GroupKey"/> tells what belongs together.
    /// </remarks>
    ValueTask<DeliveryOutcome> SendAsync(Notification notification, CancellationToken cancellationToken);
}
