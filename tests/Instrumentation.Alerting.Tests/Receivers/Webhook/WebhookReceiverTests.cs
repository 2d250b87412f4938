using System.Net;
using System.Security.Cryptography;
using System.Text;
using Instrumentation.Delivery;
using Instrumentation.Grouping;
using Instrumentation.Labels;
using Instrumentation.Notifications;

namespace Instrumentation.Receivers.Webhook;

internal sealed class WebhookReceiverTests
{
    private static readonly Uri Url = new("http://127.0.0.1/secret-path");

    private FakeClock _clock = null!;

    [SetUp]
    public void Make() => _clock = new FakeClock();

    [Test]
    public async Task The_body_is_version_4_of_Alertmanagers()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK));

        DeliveryOutcome outcome = await Receiver(handler).SendAsync(Notification(), CancellationToken.None);

        Assert.That(outcome, Is.EqualTo(DeliveryOutcome.Delivered));
        Approved.Verify(handler.Body);
    }

    [Test]
    public async Task What_exceeds_the_most_alerts_is_counted()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK));

        await Receiver(handler, new WebhookConfig(Url, "") { MaxAlerts = 1 }).SendAsync(Notification(), CancellationToken.None);

        Assert.That(handler.Body, Does.Contain("\"truncatedAlerts\":1").And.Not.Contain("\"v2\"},\"annotations\""));
    }

    [Test]
    public async Task A_signed_body_can_be_told_from_another_one()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK));

        await Receiver(handler, new WebhookConfig(Url, "") { SigningSecret = "key" }).SendAsync(Notification(), CancellationToken.None);

        string timestamp = handler.Headers!.GetValues(WebhookReceiver.TimestampHeader).Single();
        string expected = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("key"u8, Encoding.UTF8.GetBytes($"{timestamp}.{handler.Body}")));
        Assert.That(timestamp, Is.EqualTo($"{_clock.GetUtcNow().ToUnixTimeSeconds()}"));
        Assert.That(handler.Headers.GetValues(WebhookReceiver.SignatureHeader).Single(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Each_attempt_at_a_notification_has_the_same_key_and_the_next_notification_another()
    {
        var keys = new List<string>();
        var handler = new StubHandler(request =>
        {
            keys.Add(request.Headers.GetValues("Idempotency-Key").Single());
            return new HttpResponseMessage(HttpStatusCode.OK);
        });
        WebhookReceiver receiver = Receiver(handler);

        await receiver.SendAsync(Notification(), CancellationToken.None);
        await receiver.SendAsync(Notification(), CancellationToken.None);
        await receiver.SendAsync(Notification() with { DueAt = _clock.GetUtcNow().AddMinutes(5) }, CancellationToken.None);

        Assert.That(keys[1], Is.EqualTo(keys[0]));
        Assert.That(keys[2], Is.Not.EqualTo(keys[0]));
    }

    [TestCase(204, DeliveryStatus.Delivered)]
    [TestCase(301, DeliveryStatus.Failed)]
    [TestCase(400, DeliveryStatus.Failed)]
    [TestCase(429, DeliveryStatus.Failed)]
    [TestCase(500, DeliveryStatus.Retry)]
    [TestCase(503, DeliveryStatus.Retry)]
    public async Task The_status_decides_whether_to_try_again(int status, DeliveryStatus expected)
    {
        DeliveryOutcome outcome = await Receiver(new StubHandler(_ => new HttpResponseMessage((HttpStatusCode)status))).SendAsync(Notification(), CancellationToken.None);

        Assert.That((outcome.Status, outcome.RetryAfter), Is.EqualTo((expected, (TimeSpan?)null)));
    }

    [TestCase("30", 30)]
    [TestCase("0", 1)]
    [TestCase("864000", 3600)]
    [TestCase("Thu, 01 Jan 2026 00:02:00 GMT", 120)]
    [TestCase("Wed, 31 Dec 2025 00:00:00 GMT", 1)]
    public async Task Who_asks_for_a_wait_gets_it_between_a_second_and_an_hour(string retryAfter, double seconds)
    {
        var handler = new StubHandler(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return response;
        });

        DeliveryOutcome outcome = await Receiver(handler).SendAsync(Notification(), CancellationToken.None);

        Assert.That((outcome.Status, outcome.RetryAfter), Is.EqualTo((DeliveryStatus.Retry, (TimeSpan?)TimeSpan.FromSeconds(seconds))));
    }

    [Test]
    public async Task An_endpoint_that_does_not_answer_is_left_after_its_timeout()
    {
        var handler = new StubHandler(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage();
        });

        Task<DeliveryOutcome> sending = Receiver(handler, new WebhookConfig(Url, "") { Timeout = TimeSpan.FromSeconds(2) }).SendAsync(Notification(), CancellationToken.None).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.That(await sending, Is.EqualTo(new DeliveryOutcome(DeliveryStatus.Retry, "no answer within 2 s")));
    }

    [Test]
    public async Task An_error_does_not_tell_the_address()
    {
        var handler = new StubHandler(_ => throw new HttpRequestException(HttpRequestError.ConnectionError, $"cannot reach {Url}"));

        DeliveryOutcome outcome = await Receiver(handler).SendAsync(Notification(), CancellationToken.None);

        Assert.That(outcome, Is.EqualTo(new DeliveryOutcome(DeliveryStatus.Retry, "cannot be reached: ConnectionError")));
    }

    private WebhookReceiver Receiver(HttpMessageHandler handler, WebhookConfig? config = null) =>
        new(config ?? new WebhookConfig(Url, "https://alerts.example.com"), new HttpClient(handler), _clock);

    private Notification Notification()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        Alert firing = new()
        {
            Labels = SeriesLabels.Of(("alertname", "test"), ("lbl", "v1")),
            Annotations = SeriesLabels.Of(("summary", "<it> is \"bad\" & röter\n")),
            StartsAt = now.AddTicks(-12_345_678),
            EndsAt = null,
            UpdatedAt = now,
            GeneratorUrl = "https://prometheus.example.com/graph?g0.expr=up+%3D%3D+0",
        };
        return new Notification
        {
            GroupKey = new GroupKey("{}:{alertname=\"test\"}"),
            Receiver = "team",
            GroupLabels = SeriesLabels.Of(("alertname", "test")),
            Alerts = [firing, firing with { Labels = SeriesLabels.Of(("alertname", "test"), ("lbl", "v2")), EndsAt = now }],
            Reason = NotificationReason.First,
            DueAt = now,
        };
    }
}
