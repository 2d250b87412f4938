using Instrumentation.Delivery;

namespace Instrumentation.Receivers.Http;

/// <summary>A request that could not be sent, for a reason that is known.</summary>
/// <param name="outcome">What comes of the attempt, without secrets.</param>
internal sealed class HttpDeliveryException(DeliveryOutcome outcome) : Exception(outcome.Error)
{
    public DeliveryOutcome Outcome => outcome;
}
