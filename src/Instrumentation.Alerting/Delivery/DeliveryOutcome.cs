namespace Instrumentation.Delivery;

/// <summary>How an attempt to deliver a notification ended.</summary>
/// <param name="Status">Whether it is to be tried again.</param>
/// <param name="Error">What went wrong, without secrets; null for nothing.</param>
/// <param name="RetryAfter">How long the receiver wants to be left alone; null where it does not say.</param>
public sealed record DeliveryOutcome(DeliveryStatus Status, string? Error = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The outcome of an attempt that succeeded.</summary>
    public static DeliveryOutcome Delivered { get; } = new(DeliveryStatus.Delivered);
}
