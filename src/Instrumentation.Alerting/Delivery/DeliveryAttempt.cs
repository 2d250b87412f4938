namespace Instrumentation.Delivery;

/// <summary>One attempt to deliver a notification, as it ended.</summary>
/// <param name="Notification">What was to be told.</param>
/// <param name="Integration">How: the type and place of the receiver's integration, such as <c>webhook[0]</c>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="StartedAt">When it began, after waiting for its turn.</param>
/// <param name="Duration">How long it took.</param>
public sealed record DeliveryAttempt(Notification Notification, string Integration, DeliveryOutcome Outcome, DateTimeOffset StartedAt, TimeSpan Duration);
