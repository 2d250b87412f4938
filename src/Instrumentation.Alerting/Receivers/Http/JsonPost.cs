using System.Globalization;
using System.Net.Http.Headers;
using Instrumentation.Delivery;

namespace Instrumentation.Receivers.Http;

/// <summary>Sends JSON to an endpoint and reads what it answers.</summary>
/// <param name="client">Sends.</param>
/// <param name="time">Measures the timeout.</param>
/// <param name="timeout">How long an attempt may take; zero for as long as the group's deadline allows.</param>
internal sealed class JsonPost(HttpClient client, TimeProvider time, TimeSpan timeout)
{
    /// <summary>Makes one attempt.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="body">What.</param>
    /// <param name="authorization">With what token; null for none.</param>
    /// <param name="judge">Says what the answer means.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async ValueTask<DeliveryOutcome> SendAsync(
        Uri address, byte[] body, AuthenticationHeaderValue? authorization, Func<HttpAnswer, DeliveryOutcome> judge, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource? late = timeout > TimeSpan.Zero ? new CancellationTokenSource(timeout, time) : null;
        using CancellationTokenRegistration ended = late?.Token.Register(ending.Cancel) ?? default;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            request.Headers.Authorization = authorization;
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            return judge(await HttpAnswer.ReadAsync(response, ending.Token));
        }
        catch (OperationCanceledException) when (late is { IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryOutcome(DeliveryStatus.Retry, string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds} s"));
        }
        catch (HttpRequestException exception)
        {
            // The message could hold the address, which can be a secret.
            return new DeliveryOutcome(DeliveryStatus.Retry, $"cannot be reached: {exception.HttpRequestError}");
        }
    }
}
