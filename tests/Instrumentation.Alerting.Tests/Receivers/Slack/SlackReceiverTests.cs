using System.Text.Json;
using Instrumentation.Delivery;
using Instrumentation.Templates;

namespace Instrumentation.Receivers.Slack;

internal sealed class SlackReceiverTests
{
    private const string Secret = "T0/B0/secret";

    private FakeClock _clock = null!;
    private StubEndpoint _slack = null!;
    private SampleNotifications _samples = null!;

    [SetUp]
    public void Make()
    {
        _clock = new FakeClock();
        _slack = new StubEndpoint(_clock);
        _samples = new SampleNotifications(_clock);
    }

    [TearDown]
    public void Close() => _slack.Dispose();

    [Test]
    public async Task An_alert_is_told_in_blocks() => Approved.Verify(await BodyAsync(_samples.Firing()));

    [Test]
    public async Task An_end_is_told_in_blocks() => Approved.Verify(await BodyAsync(_samples.Resolved()));

    [Test]
    public async Task Some_alerts_are_told_one_by_one() => Approved.Verify(await BodyAsync(_samples.Of(_samples.Alert("db-1", "info"), _samples.Alert("db-2"), _samples.Alert("db-3") with { EndsAt = _clock.GetUtcNow() })));

    [Test]
    public async Task Hostile_values_do_no_harm_in_blocks() => Approved.Verify(await BodyAsync(_samples.Hostile()));

    [Test]
    public async Task Hostile_values_do_no_harm_in_an_attachment() => Approved.Verify(await BodyAsync(_samples.Hostile(), "title: '{{ template \"slack.default.title\" . }}', link_names: true"));

    [Test]
    public async Task Every_setting_is_heeded()
    {
        const string settings = """
            channel: '#{{ .CommonLabels.service }}'
                username: 'watch {{ .Receiver }}'
                color: '#123456'
                title: '*{{ .CommonLabels.alertname }}*'
                title_link: '{{ (index .Alerts 0).GeneratorURL }}'
                pretext: '<!here> look'
                text: '{{ .CommonAnnotations.description }}'
                message_text: 'above'
                short_fields: true
                fields:
                - {title: a, value: '{{ .Status }}'}
                - {title: b, value: '{{ len .Alerts }}', short: false}
                footer: foot
                fallback: fall
                callback_id: '{{ .Status }}-1'
                icon_emoji: ':fire:'
                icon_url: https://example.com/icon.png
                image_url: https://example.com/image.png
                thumb_url: https://example.com/thumb.png
                link_names: true
                mrkdwn_in: [text]
                actions:
                - {type: button, text: Look, url: '{{ .ExternalURL }}/a b'}
                - {type: button, text: Nowhere, url: 'javascript:alert(1)'}
                - {type: button, text: Do, name: do, value: '1', style: danger, confirm: {text: Sure?, title: T, ok_text: Y, dismiss_text: N}}
            """;
        await Receiver(settings).SendAsync(_samples.Firing(), CancellationToken.None);

        Approved.Verify(_slack.Body);
    }

    [Test]
    public async Task Of_many_alerts_as_many_are_told_as_there_is_room_for()
    {
        await Receiver("").SendAsync(_samples.Many(100), CancellationToken.None);

        JsonElement[] blocks = [.. _slack.Json.GetProperty("attachments")[0].GetProperty("blocks").EnumerateArray()];
        int sections = blocks.Count(block => block.GetProperty("type").GetString() == "section");
        string more = blocks[^2].GetProperty("elements")[0].GetProperty("text").GetString()!;
        Assert.That(blocks, Has.Length.LessThanOrEqualTo(50).And.Length.GreaterThan(40));
        Assert.That(more, Is.EqualTo($"{101 - (sections / 2)} more"));
        Assert.That(Characters(_slack.Json), Is.LessThan(12_500));
    }

    [Test]
    public async Task Of_many_alerts_an_attachment_tells_twenty()
    {
        await Receiver("title: many").SendAsync(_samples.Many(100), CancellationToken.None);

        string text = _slack.Json.GetProperty("attachments")[0].GetProperty("text").GetString()!;
        Assert.That(text, Does.Contain("instance=db-020").And.Not.Contain("instance=db-021").And.Contain("80 more").And.Contain("instance=old"));
    }

    [TestCase("")]
    [TestCase("title: '{{ .CommonAnnotations.summary }}', text: '{{ .CommonAnnotations.description }}', footer: '{{ .CommonAnnotations.threshold }}', fields: [{title: a, value: '{{ .CommonAnnotations.current_value }}'}]")]
    public async Task What_is_too_long_is_cut(string settings)
    {
        await Receiver(settings).SendAsync(_samples.Long(50_000), CancellationToken.None);

        Assert.That(Characters(_slack.Json), Is.LessThan(12_500).And.GreaterThan(5_000));
        Assert.That(_slack.Requests[^1].Body, Does.Not.Match("&(a|am|amp)?…"));
    }

    [TestCase(200, "text/plain", "ok", DeliveryStatus.Delivered, null)]
    [TestCase(200, "application/json", "{\"ok\":true}", DeliveryStatus.Delivered, null)]
    [TestCase(200, "text/plain", "no_channel", DeliveryStatus.Failed, "answered 200: no_channel")]
    [TestCase(200, "text/plain", "See https://hooks.example.com/T0/B0/secret", DeliveryStatus.Retry, "the answer cannot be read")]
    [TestCase(200, "application/json", "{\"ok\":false,\"error\":\"channel_not_found\"}", DeliveryStatus.Failed, "answered 200: channel_not_found")]
    [TestCase(200, "application/json", "{\"ok\":false,\"error\":\"Bad <b>\"}", DeliveryStatus.Failed, "answered 200")]
    [TestCase(200, "application/json", "<html>", DeliveryStatus.Retry, "the answer cannot be read")]
    [TestCase(200, "application/json", "[1]", DeliveryStatus.Retry, "the answer cannot be read")]
    [TestCase(404, "text/plain", "channel_is_archived", DeliveryStatus.Failed, "answered 404: channel_is_archived")]
    [TestCase(429, "text/plain", "", DeliveryStatus.Failed, "answered 429")]
    [TestCase(500, "text/plain", "ok", DeliveryStatus.Retry, "answered 500")]
    [TestCase(301, "text/plain", "ok", DeliveryStatus.Failed, "answered 301: ok")]
    public async Task The_answer_says_whether_it_arrived(int status, string type, string body, DeliveryStatus expected, string? error)
    {
        _slack.Answer = () => StubEndpoint.Text(status, body, type);

        Assert.That(await Receiver("").SendAsync(_samples.Firing(), CancellationToken.None), Is.EqualTo(new DeliveryOutcome(expected, error)));
    }

    [Test]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        _slack.Answer = () => StubEndpoint.Text(200, $"{{\"x\":\"{new string('x', 1 << 17)}\",\"ok\":true}}");

        Assert.That((await Receiver("").SendAsync(_samples.Firing(), CancellationToken.None)).Status, Is.EqualTo(DeliveryStatus.Retry));
    }

    [Test]
    public async Task Who_asks_for_a_wait_gets_it()
    {
        _slack.Answer = () =>
        {
            HttpResponseMessage response = StubEndpoint.Text(429, "");
            response.Headers.Add("Retry-After", "30");
            return response;
        };

        Assert.That(await Receiver("").SendAsync(_samples.Firing(), CancellationToken.None), Is.EqualTo(new DeliveryOutcome(DeliveryStatus.Retry, "answered 429", TimeSpan.FromSeconds(30))));
    }

    [Test]
    public async Task An_error_does_not_tell_the_address()
    {
        _slack.Answer = () => throw new HttpRequestException(HttpRequestError.ConnectionError, "cannot reach " + Secret);

        Assert.That(await Receiver("").SendAsync(_samples.Firing(), CancellationToken.None), Is.EqualTo(new DeliveryOutcome(DeliveryStatus.Retry, "cannot be reached: ConnectionError")));
    }

    [Test]
    public async Task With_a_token_later_news_of_a_group_goes_under_the_first_until_all_has_ended()
    {
        INotificationReceiver receiver = Bot("");
        _slack.Answer = () => StubEndpoint.Json200("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.5\"}");

        foreach (Notification notification in (Notification[])[_samples.Firing(), _samples.Firing(), _samples.Resolved(), _samples.Firing()])
            Assert.That(await receiver.SendAsync(notification, CancellationToken.None), Is.EqualTo(DeliveryOutcome.Delivered));

        string[] sent = [.. _slack.Requests.Select(request => $"{request.Address} {request.Authorization} {Summary(request.Body)}")];
        Assert.That(sent, Is.EqualTo((string[])[
            "https://slack.com/api/chat.postMessage Bearer xoxb-1 #ops  ",
            "https://slack.com/api/chat.postMessage Bearer xoxb-1 C1 1.5 ",
            "https://slack.com/api/chat.postMessage Bearer xoxb-1 C1 1.5 ",
            "https://slack.com/api/chat.postMessage Bearer xoxb-1 #ops  ",
        ]));
    }

    [Test]
    public async Task With_a_token_the_first_message_can_be_changed()
    {
        INotificationReceiver receiver = Bot(", update_message: true");
        _slack.Answer = () => StubEndpoint.Json200("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.5\"}");

        await receiver.SendAsync(_samples.Firing(), CancellationToken.None);
        await receiver.SendAsync(_samples.Resolved(), CancellationToken.None);

        Assert.That($"{_slack.Requests[1].Address} {Summary(_slack.Requests[1].Body)}", Is.EqualTo("https://slack.com/api/chat.update C1  1.5"));
    }

    [Test]
    public async Task When_the_first_message_is_gone_a_new_one_is_sent()
    {
        INotificationReceiver receiver = Bot(", update_message: true");
        _slack.Answer = () => StubEndpoint.Json200("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.5\"}");
        await receiver.SendAsync(_samples.Firing(), CancellationToken.None);

        _slack.Answer = () => StubEndpoint.Json200("{\"ok\":false,\"error\":\"message_not_found\"}");
        DeliveryOutcome lost = await receiver.SendAsync(_samples.Firing(), CancellationToken.None);
        _slack.Answer = () => StubEndpoint.Json200("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"2.5\"}");
        await receiver.SendAsync(_samples.Firing(), CancellationToken.None);

        Assert.That(lost.Status, Is.EqualTo(DeliveryStatus.Retry));
        Assert.That(_slack.Requests[^1].Address, Is.EqualTo(new Uri("https://slack.com/api/chat.postMessage")));
    }

    [Test]
    public async Task Without_a_channel_nothing_is_sent_with_a_token()
    {
        INotificationReceiver receiver = _slack.Receiver(Configuration("app_token: xoxb-1, channel: '{{ .CommonLabels.missing }}'"));

        Assert.That(await receiver.SendAsync(_samples.Firing(), CancellationToken.None), Is.EqualTo(new DeliveryOutcome(DeliveryStatus.Failed, "the channel is empty")));
        Assert.That(_slack.Requests, Is.Empty);
    }

    [Test]
    public async Task A_template_that_fails_is_a_failure_that_says_where()
    {
        DeliveryOutcome outcome = await Receiver("title: '{{ index .Alerts 7 }}'").SendAsync(_samples.Firing(), CancellationToken.None);

        Assert.That(outcome.Status, Is.EqualTo(DeliveryStatus.Failed));
        Assert.That(outcome.Error, Does.Contain("slack_configs[0].title:1:"));
    }

    [Test]
    public async Task Templates_of_the_configuration_replace_the_blocks()
    {
        _slack.Templates = NotificationTemplates.Default.With("own", "{{ define \"slack.default.title\" }}ours{{ end }}");

        Assert.That(await BodyAsync(_samples.Firing()), Does.Contain("\"title\": \"ours\"").And.Not.Contain("blocks"));
    }

    [TestCase("app_token: xoxb-1", "channel")]
    [TestCase("app_token: 'two words', channel: a", "token")]
    [TestCase("api_url: 'http://x/', title: '{{ .Foo'", "title")]
    [TestCase("app_token: xoxb-1, channel: a, http_config: {authorization: {credentials: x}}", "authorization")]
    public void What_cannot_be_heeded_is_refused(string settings, string name) =>
        Assert.That(() => _slack.Receiver(Configuration(settings)), Throws.InvalidOperationException.With.Message.Contains(name).And.Message.Match("^[0-9]+:[0-9]+: ").And.Message.Not.Contains("two words"));

    private static string Summary(string body)
    {
        JsonElement json = JsonSerializer.Deserialize<JsonElement>(body);
        return $"{Text("channel")} {Text("thread_ts")} {Text("ts")}";

        string Text(string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";
    }

    private static int Characters(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Sum(property => Characters(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Sum(Characters),
        JsonValueKind.String => json.GetString()!.Length,
        _ => 0,
    };

    private static string Configuration(string settings) => $"route: {{receiver: a}}\nreceivers: [{{name: a, slack_configs: [{{{settings}}}]}}]";

    private async Task<string> BodyAsync(Notification notification, string settings = "")
    {
        Assert.That(await Receiver(settings).SendAsync(notification, CancellationToken.None), Is.EqualTo(DeliveryOutcome.Delivered));
        return _slack.Body;
    }

    private INotificationReceiver Bot(string more) => _slack.Receiver(Configuration("app_token: xoxb-1, channel: '#ops'" + more));

    private INotificationReceiver Receiver(string settings) => settings.Contains('\n', StringComparison.Ordinal)
        ? _slack.Receiver($"route: {{receiver: a}}\nreceivers:\n- name: a\n  slack_configs:\n  - api_url: https://hooks.example.com/{Secret}\n    {settings}")
        : _slack.Receiver(Configuration($"api_url: 'https://hooks.example.com/{Secret}', {settings}"));
}
