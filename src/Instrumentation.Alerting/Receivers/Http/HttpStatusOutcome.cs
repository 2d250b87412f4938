using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Instrumentation.Delivery;

namespace Instrumentation.Receivers.Http;

/// <summary>What an answer over HTTP means: 2xx is delivered, 5xx may pass, anything else does not by itself.</summary>
internal static class HttpStatusOutcome
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Judges an answer.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="retryAfter">When the receiver wants to hear again; null where it does not say.</param>
    /// <param name="now">Now.</param>
    /// <param name="retried">Further statuses that may pass.</param>
    public static DeliveryOutcome Of(HttpStatusCode status, RetryConditionHeaderValue? retryAfter, DateTimeOffset now, params ReadOnlySpan<HttpStatusCode> retried)
    {
        if ((int)status is >= 200 and < 300)
            return DeliveryOutcome.Delivered;
        string error = string.Create(CultureInfo.InvariantCulture, $"answered {(int)status}");
        TimeSpan? wait = (retryAfter?.Delta ?? retryAfter?.Date - now) is { } asked ? Clamp(asked) : null;
        bool passes = (int)status >= 500 || retried.Contains(status) || (wait is not null && status == HttpStatusCode.TooManyRequests);
        return new DeliveryOutcome(passes ? DeliveryStatus.Retry : DeliveryStatus.Failed, error, passes ? wait : null);
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < Shortest ? Shortest : wait > Longest ? Longest : wait;
}
