using System.Globalization;
using System.Net;
using System.Text;
using Instrumentation.Delivery;

namespace Instrumentation.Receivers.Http;

/// <summary>Sends one request for a receiver, and tells what came of it without a word of the request: addresses and headers are secrets.</summary>
/// <param name="client">Sends requests; it follows no redirects.</param>
/// <param name="time">Measures the timeout.</param>
/// <param name="timeout">How long a request may take, its answer included; zero for as long as the caller allows.</param>
internal sealed class HttpDelivery(HttpClient client, TimeProvider time, TimeSpan timeout = default)
{
    /// <summary>How much of an answer is read; the rest is left.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>Sends a request and judges its answer by the status. The body of the answer is not read.</summary>
    /// <param name="request">The request; disposed afterwards.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="retried">Statuses that may pass, beside 5xx.</param>
    public ValueTask<DeliveryOutcome> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken, params HttpStatusCode[] retried) =>
        SendAsync(request, (response, _) => Task.FromResult(HttpStatusOutcome.Of(response.StatusCode, response.Headers.RetryAfter, time.GetUtcNow(), retried)), cancellationToken);

    /// <summary>Sends a request and lets the receiver judge its answer with the body.</summary>
    /// <param name="request">The request; disposed afterwards.</param>
    /// <param name="judge">Judges the answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public ValueTask<DeliveryOutcome> SendAsync(HttpRequestMessage request, Func<HttpAnswer, DeliveryOutcome> judge, CancellationToken cancellationToken) =>
        SendAsync(request, async (response, token) => judge(await ReadAsync(response, token)), cancellationToken);

    private async ValueTask<DeliveryOutcome> SendAsync(
        HttpRequestMessage request, Func<HttpResponseMessage, CancellationToken, Task<DeliveryOutcome>> judge, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource? late = timeout > TimeSpan.Zero ? new CancellationTokenSource(timeout, time) : null;
        using CancellationTokenRegistration ended = late?.Token.Register(ending.Cancel) ?? default;
        try
        {
            using HttpRequestMessage sent = request;
            sent.Version = client.DefaultRequestVersion;
            sent.VersionPolicy = client.DefaultVersionPolicy;
            using HttpResponseMessage response = await client.SendAsync(sent, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            return await judge(response, ending.Token);
        }
        catch (OperationCanceledException) when (late is { IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryOutcome(DeliveryStatus.Retry, string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds} s"));
        }
        catch (HttpDeliveryException exception)
        {
            return exception.Outcome;
        }
        catch (HttpRequestException exception)
        {
            // The message could hold the address, which is a secret.
            return new DeliveryOutcome(DeliveryStatus.Retry, $"cannot be reached: {exception.HttpRequestError}");
        }
        catch (IOException)
        {
            return new DeliveryOutcome(DeliveryStatus.Retry, "the answer was cut off");
        }
    }

    private async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new(response.StatusCode, response.Headers.RetryAfter, await ReadTextAsync(response.Content, cancellationToken), time.GetUtcNow());

    /// <summary>The beginning of a body as text, whatever the answer says of its encoding.</summary>
    internal static async Task<string> ReadTextAsync(HttpContent content, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaxBodyBytes];
        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        int length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
