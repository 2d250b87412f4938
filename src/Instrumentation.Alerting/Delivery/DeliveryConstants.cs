namespace Instrumentation.Delivery;

/// <summary>Limits of deliveries.</summary>
public static class DeliveryConstants
{
    /// <summary>How many attempts a receiver's integration has to bear at a time.</summary>
    public const int MaxConcurrency = 8;

    /// <summary>How many attempts wait for an integration; what comes beyond that is tried again with the group's next flush.</summary>
    public const int MaxQueued = 20_000;
}
