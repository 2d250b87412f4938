using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Delivery;
using Instrumentation.Receivers.Http;

namespace Instrumentation.Receivers.Webhook;

/// <summary>Sends notifications to an address as JSON.</summary>
internal sealed class WebhookReceiver(WebhookConfig config, HttpClient client, TimeProvider time) : INotificationReceiver
{
    /// <summary>The header with the seconds since 1970 at which a signed body was sent.</summary>
    public const string TimestampHeader = "X-Instrumentation-Timestamp";

    /// <summary>The header with the signature: <c>sha256=</c> and the HMAC-SHA-256 of the timestamp, a dot and the body, in hexadecimal digits.</summary>
    public const string SignatureHeader = "X-Instrumentation-Signature";

    private readonly HttpDelivery _delivery = new(client, time, config.Timeout);

    /// <summary>Makes the receiver of a <c>webhook_configs</c> entry.</summary>
    public static WebhookReceiver Create(ConfigurationNode fields, ReceiverContext context)
    {
        var config = new WebhookConfig(ReceiverContext.AddressOf(fields, "url"), context.ExternalUrl)
        {
            MaxAlerts = (int)(fields.Integer("max_alerts") ?? 0),
            Timeout = fields.Duration("timeout") ?? TimeSpan.Zero,
        };
        return new WebhookReceiver(config, HttpSettings.ClientFor(fields, context), context.Time);
    }

    public ValueTask<DeliveryOutcome> SendAsync(Notification notification, CancellationToken cancellationToken) =>
        _delivery.SendAsync(Request(notification, WebhookPayload.Write(notification, config.ExternalUrl, config.MaxAlerts)), cancellationToken);

    private HttpRequestMessage Request(Notification notification, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, config.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", IdempotencyKey(notification));
        if (config.SigningSecret.Length == 0)
            return request;
        string timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. body];
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(config.SigningSecret), signed)));
        return request;
    }

    /// <summary>The same for each attempt at one notification, so that a receiver can tell a repetition from news.</summary>
    private static string IdempotencyKey(Notification notification) =>
        string.Create(CultureInfo.InvariantCulture, $"{notification.GroupKey.Hash}-{notification.DueAt.ToUnixTimeMilliseconds()}");
}
