using System.Globalization;
using System.Net;
using System.Text.Json;
using Instrumentation.Delivery;
using Instrumentation.Receivers.Http;

namespace Instrumentation.Receivers.Slack;

/// <summary>What an answer of Slack's says.</summary>
/// <param name="Outcome">What came of the attempt.</param>
/// <param name="Error">Slack's name for what is wrong; empty for none.</param>
/// <param name="Message">The message that there is now; null where the answer does not say.</param>
internal sealed record SlackAnswer(DeliveryOutcome Outcome, string Error = "", SlackMessageId? Message = null)
{
    private const int MaxErrorLength = 64;

    /// <summary>Judges an answer. Success is a status of 2xx together with the text <c>ok</c>, or JSON that says so.</summary>
    public static SlackAnswer Of(HttpAnswer answer)
    {
        DeliveryOutcome outcome = answer.ByStatus();
        if (outcome.Status == DeliveryStatus.Retry)
            return new SlackAnswer(outcome);
        string body = answer.Body.Trim();
        if (outcome.Status == DeliveryStatus.Delivered && body == "ok")
            return new SlackAnswer(outcome);
        return Name(body) is { Length: > 0 } error ? Failed(answer.Status, error) : OfJson(body, answer.Status, outcome);
    }

    private static SlackAnswer OfJson(string body, HttpStatusCode status, DeliveryOutcome outcome)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("ok", out JsonElement ok) || ok.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                return Unreadable(outcome);
            if (outcome.Status != DeliveryStatus.Delivered || ok.ValueKind == JsonValueKind.False)
                return Failed(status, Name(Text(root, "error")));
            (string channel, string timestamp) = (Text(root, "channel"), Text(root, "ts"));
            return new SlackAnswer(outcome, Message: channel.Length > 0 && timestamp.Length > 0 ? new SlackMessageId(channel, timestamp) : null);
        }
        catch (JsonException)
        {
            return Unreadable(outcome);
        }
    }

    private static SlackAnswer Unreadable(DeliveryOutcome outcome) => new(outcome.Status == DeliveryStatus.Delivered
        ? new DeliveryOutcome(DeliveryStatus.Retry, "the answer cannot be read")
        : outcome);

    private static SlackAnswer Failed(HttpStatusCode status, string error) =>
        new(new DeliveryOutcome(DeliveryStatus.Failed, string.Create(CultureInfo.InvariantCulture, $"answered {(int)status}{(error.Length > 0 ? ": " + error : "")}")), error);

    /// <summary>Only names are passed on; anything else could hold what nobody is to read.</summary>
    private static string Name(string text) =>
        text.Length is > 0 and <= MaxErrorLength && text.All(character => character is (>= 'a' and <= 'z') or '_') ? text : "";

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
