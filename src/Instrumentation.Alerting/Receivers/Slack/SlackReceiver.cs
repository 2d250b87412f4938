using System.Net.Http.Headers;
using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Delivery;
using Instrumentation.Receivers.Http;
using Instrumentation.Receivers.Texts;
using Instrumentation.Templates;

namespace Instrumentation.Receivers.Slack;

/// <summary>Sends notifications to a channel of Slack.</summary>
internal sealed class SlackReceiver : INotificationReceiver
{
    // The first message is no longer there, or not to be changed.
    private static readonly string[] LostMessage =
        ["message_not_found", "thread_not_found", "cant_update_message", "edit_window_closed", "channel_not_found", "is_inactive"];

    private readonly SlackConfig _config;
    private readonly ReceiverContext _context;
    private readonly HttpDelivery _delivery;
    private readonly SlackThreads _threads = new();

    private SlackReceiver(SlackConfig config, ReceiverContext context, HttpClient client)
    {
        _config = config;
        _context = context;
        _delivery = new HttpDelivery(client, context.Time, config.Timeout);
    }

    /// <summary>Makes the receiver of a <c>slack_configs</c> entry.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be heeded.</exception>
    public static SlackReceiver Create(ConfigurationNode fields, ReceiverContext context) =>
        new(SlackConfig.Read(fields, context), context, HttpSettings.ClientFor(fields, context));

    public async ValueTask<DeliveryOutcome> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        string key = notification.GroupKey.Hash;
        SlackMessageId? first = _config.Destination.IsBot ? _threads.Find(key) : null;
        byte[]? body;
        try
        {
            body = SlackPayload.Write(_config, new NotificationTexts(_context, notification, SlackText.Escape, cancellationToken), first);
        }
        catch (TemplateException exception)
        {
            return new DeliveryOutcome(DeliveryStatus.Failed, exception.Message);
        }

        if (body is null)
            return new DeliveryOutcome(DeliveryStatus.Failed, "the channel is empty");
        SlackAnswer? answer = null;
        Uri address = first is not null && _config.UpdatesMessage ? _config.Destination.Update : _config.Destination.Post;
        DeliveryOutcome outcome = await _delivery.SendAsync(Request(address, body), Judge, cancellationToken);
        return answer is null ? outcome : Remember(key, notification, first, answer);

        DeliveryOutcome Judge(HttpAnswer given)
        {
            answer = SlackAnswer.Of(given);
            return answer.Outcome;
        }
    }

    private HttpRequestMessage Request(Uri address, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        if (_config.Destination.Authorization is { } authorization)
            request.Headers.Authorization = authorization;
        return request;
    }

    private DeliveryOutcome Remember(string key, Notification notification, SlackMessageId? first, SlackAnswer answer)
    {
        if (first is not null && LostMessage.Contains(answer.Error))
        {
            _threads.Remove(key);
            return answer.Outcome with { Status = DeliveryStatus.Retry };
        }

        if (answer.Outcome.Status != DeliveryStatus.Delivered || !_config.Destination.IsBot)
            return answer.Outcome;
        if (!notification.IsFiring)
            _threads.Remove(key);
        else if (first is null && answer.Message is { } message)
            _threads.Add(key, message);
        return answer.Outcome;
    }
}
