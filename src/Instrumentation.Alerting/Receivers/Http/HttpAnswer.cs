using System.Net;
using System.Net.Http.Headers;
using Instrumentation.Delivery;

namespace Instrumentation.Receivers.Http;

/// <summary>An answer to a request.</summary>
/// <param name="Status">Its status.</param>
/// <param name="RetryAfter">When the receiver wants to hear again; null where it does not say.</param>
/// <param name="Body">Its body as text, as far as it is read.</param>
/// <param name="ReceivedAt">When it came.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, RetryConditionHeaderValue? RetryAfter, string Body, DateTimeOffset ReceivedAt)
{
    /// <summary>What the status means.</summary>
    /// <param name="retried">Statuses that may pass, beside 5xx.</param>
    public DeliveryOutcome ByStatus(params ReadOnlySpan<HttpStatusCode> retried) => HttpStatusOutcome.Of(Status, RetryAfter, ReceivedAt, retried);
}
