namespace Instrumentation.Delivery;

/// <summary>What comes of an attempt to deliver a notification.</summary>
public enum DeliveryStatus
{
    /// <summary>The receiver has it.</summary>
    Delivered,

    /// <summary>It failed in a way that may pass: try again soon.</summary>
    Retry,

    /// <summary>It failed in a way that does not pass by itself: try with the group's next flush.</summary>
    Failed,
}
