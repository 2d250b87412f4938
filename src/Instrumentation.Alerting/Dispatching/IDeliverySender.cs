namespace Instrumentation.Dispatching;

/// <summary>Carries out attempts to deliver.</summary>
internal interface IDeliverySender
{
    /// <summary>Begins an attempt. Its end is told to the machine later, by the delivery's deadline at the latest, never from within this call.</summary>
    void Begin(NotificationDelivery delivery);
}
