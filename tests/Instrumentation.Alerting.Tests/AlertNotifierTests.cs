using Instrumentation.Delivery;
using Instrumentation.Journal;
using Instrumentation.Matching;
using Instrumentation.Silencing;

namespace Instrumentation;

internal sealed class AlertNotifierTests
{
    private const string Configuration = """
        route:
          receiver: team
          group_by: [alertname]
          group_wait: 10s
          group_interval: 1m
          routes:
          - matchers: [zone=far]
            receiver: other
        receivers: [{name: team}, {name: other}]
        """;

    private FakeClock _clock = null!;
    private RecordingReceiver _team = null!;
    private RecordingReceiver _other = null!;
    private string _folder = "";

    [SetUp]
    public void Make()
    {
        _clock = new FakeClock();
        _team = new RecordingReceiver();
        _other = new RecordingReceiver();
        _folder = Directory.CreateTempSubdirectory("notifier").FullName;
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task An_alert_is_told_after_the_group_wait_and_its_end_after_the_interval()
    {
        await using AlertNotifier notifier = await OpenAsync();

        Fire(notifier, "a");
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await _team.NextAsync(), Is.EqualTo("team: a"));
        Fire(notifier, "a", endsAt: _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await _team.NextAsync(), Is.EqualTo("team: a(resolved)"));
    }

    [Test]
    public async Task What_was_told_before_a_restart_is_not_told_after_it()
    {
        await using (AlertNotifier first = await OpenAsync())
        {
            Fire(first, "a");
            _clock.Advance(TimeSpan.FromSeconds(10));
            Assert.That(await _team.NextAsync(), Is.EqualTo("team: a"));
        }

        await using AlertNotifier second = await OpenAsync();
        Fire(second, "a");
        Fire(second, "b");
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That(await _team.NextAsync(), Is.EqualTo("team: b"));
        Assert.That(_team.Count, Is.Zero);
    }

    [Test]
    public async Task What_ended_while_the_process_was_down_is_told_once_after_the_start()
    {
        await using (AlertNotifier first = await OpenAsync())
        {
            Fire(first, "a", endsAt: _clock.GetUtcNow().AddMinutes(2));
            _clock.Advance(TimeSpan.FromSeconds(10));
            await _team.NextAsync();
        }

        _clock.Advance(TimeSpan.FromMinutes(10));
        await using AlertNotifier second = await OpenAsync();

        Assert.That(await _team.NextAsync(), Is.EqualTo("team: a(resolved)"));
    }

    [Test]
    public async Task What_was_on_its_way_when_the_process_stopped_is_told_after_the_start()
    {
        var asked = new TaskCompletionSource();
        _team.Answer = async (_, token) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return DeliveryOutcome.Delivered;
        };
        AlertNotifier first = await OpenAsync();
        Fire(first, "a");
        _clock.Advance(TimeSpan.FromSeconds(10));
        await asked.Task;
        Task stop = first.DisposeAsync().AsTask();
        await Stepping.UntilAsync(stop, () => _clock.Advance(TimeSpan.FromSeconds(1)));
        Assert.That(await _team.NextAsync(), Is.EqualTo("team: a"));
        _team.Answer = (_, _) => new(DeliveryOutcome.Delivered);

        await using AlertNotifier second = await OpenAsync();

        Assert.That(await _team.NextAsync(), Is.EqualTo("team: a"));
    }

    [Test]
    public async Task A_receiver_that_hangs_delays_no_other_and_no_stop()
    {
        _other.Answer = async (_, _) =>
        {
            await new TaskCompletionSource().Task;
            return DeliveryOutcome.Delivered;
        };
        AlertNotifier notifier = await OpenAsync();
        for (int count = 0; count < 20; count++)
            Fire(notifier, $"far{count}", "far");
        _clock.Advance(TimeSpan.FromSeconds(10));
        for (int count = 0; count < DeliveryConstants.MaxConcurrency; count++)
            Assert.That(await _other.NextAsync(), Does.StartWith("other: far"));

        Fire(notifier, "near");
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That(await _team.NextAsync(), Is.EqualTo("team: near"));
        Assert.That(_other.Count, Is.Zero, "no more than the cap at a time");
        await Stepping.UntilAsync(notifier.DisposeAsync().AsTask(), () => _clock.Advance(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task An_exception_of_a_receiver_is_tried_again()
    {
        bool failed = false;
        _team.Answer = (_, _) => failed ? new(DeliveryOutcome.Delivered) : throw new InvalidOperationException($"{failed = true}");
        await using AlertNotifier notifier = await OpenAsync();

        Fire(notifier, "a");
        _clock.Advance(TimeSpan.FromSeconds(10));
        await _team.NextAsync();
        Task<string> again = _team.NextAsync();
        await Stepping.UntilAsync(again, () => _clock.Advance(TimeSpan.FromMilliseconds(100)));

        Assert.That(await again, Is.EqualTo("team: a"));
    }

    [Test]
    public async Task What_a_listener_throws_keeps_nobody_from_being_told()
    {
        int attempts = 0;
        await using AlertNotifier notifier = await OpenAsync(options =>
        {
            options.OnAttempt = _ => throw new InvalidOperationException($"attempt {Interlocked.Increment(ref attempts)}");
            options.OnFault = fault => throw new InvalidOperationException("twice", fault);
        });
        for (int number = 0; number < 20; number++)
            Fire(notifier, $"a{number}");
        _clock.Advance(TimeSpan.FromSeconds(10));

        var told = new HashSet<string>();
        for (int number = 0; number < 20; number++)
            told.Add(await _team.NextAsync());
        Assert.That(told, Has.Count.EqualTo(20));
        await Peer.Until(() => Task.FromResult(attempts == 20), TimeSpan.FromSeconds(30), "all attempts are told");
    }

    [Test]
    public async Task Silences_survive_a_restart()
    {
        string id;
        await using (AlertNotifier first = await OpenAsync())
            id = first.SetSilence(new SilenceDraft(MatcherParser.Parse("alertname=a"), _clock.GetUtcNow(), _clock.GetUtcNow().AddHours(1), "me", "why")).Id;

        await using AlertNotifier second = await OpenAsync();
        Fire(second, "a");
        Fire(second, "b");
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That(await _team.NextAsync(), Is.EqualTo("team: b"));
        Assert.That(second.Silences.Single().Id, Is.EqualTo(id));
        second.ExpireSilence(id);
        Assert.That(() => second.ExpireSilence(id), Throws.TypeOf<SilenceException>());
    }

    [Test]
    public async Task A_silence_means_the_same_after_a_restart()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        var draft = new SilenceDraft(MatcherParser.Parse("alertname=~\"a.*\""), start, start.AddHours(1), "me", "why");
        string id;
        await using (AlertNotifier first = await OpenAsync())
            id = first.SetSilence(draft).Id;

        await using AlertNotifier second = await OpenAsync();

        Assert.That(second.Silences.Single().Matches(Labels.SeriesLabels.Of(("alertname", "a\nb"))), Is.False, "a dot takes no new line");
        Assert.That(second.SetSilence(draft with { Id = id, EndsAt = start.AddHours(2) }).Id, Is.EqualTo(id), "the same matchers change it in place");
    }

    [Test]
    public async Task A_report_that_is_wrong_is_refused_and_the_others_are_taken()
    {
        await using AlertNotifier notifier = await OpenAsync();

        IReadOnlyList<(int Index, string Problem)> problems = notifier.Accept([new PostedAlert([]), new PostedAlert([new("alertname", "a")])]);

        Assert.That(problems.Single(), Is.EqualTo((0, "at least one label with a value is required")));
        Assert.That(notifier.Alerts.Single().Name, Is.EqualTo("a"));
    }

    [Test]
    public void What_cannot_be_delivered_to_refuses_the_start_unless_another_takes_its_place()
    {
        AlertmanagerFile file = AlertmanagerFileReader.Parse("route: {receiver: a}\nreceivers: [{name: a, opsgenie_configs: [{api_key: b}]}, {name: c, webhook_configs: [{url: 'http://d'}]}]", "a.yml");
        var options = new AlertNotifierOptions { Configuration = file };

        Assert.That(() => AlertNotifier.OpenAsync(options), Throws.InvalidOperationException.With.Message.Contains("a/opsgenie[0] cannot be delivered to").And.Message.Contains("a, c"));
        options.UnsupportedReceivers = new Dictionary<string, string> { ["opsgenie"] = "a" };
        Assert.That(() => AlertNotifier.OpenAsync(options), Throws.InvalidOperationException.With.Message.Contains("which tells nobody"));
        options.UnsupportedReceivers = new Dictionary<string, string> { ["opsgenie"] = "c" };
        Assert.That(async () => await (await AlertNotifier.OpenAsync(options)).DisposeAsync(), Throws.Nothing);
        options.Receivers = new Dictionary<string, INotificationReceiver> { ["nobody"] = _team };
        Assert.That(() => AlertNotifier.OpenAsync(options), Throws.InvalidOperationException.With.Message.Contains("Receivers has 'nobody'"));
    }

    [TestCase("global: {http_config: {proxy_url: 'http://e'}}\n", "", "1:35: global.http_config.proxy_url")]
    [TestCase("", ", http_config: {authorization: {credentials: e}}", "2:103: receivers[0].webhook_configs[0].http_config.authorization")]
    public void What_a_webhook_is_to_be_sent_with_is_not_left_out_silently(string global, string http, string key)
    {
        AlertmanagerFile file = AlertmanagerFileReader.Parse($"{global}route: {{receiver: a}}\nreceivers: [{{name: a, webhook_configs: [{{url: 'http://d', max_alerts: 1{http}}}]}}]", "a.yml");

        Assert.That(() => AlertNotifier.OpenAsync(new AlertNotifierOptions { Configuration = file }), Throws.InvalidOperationException.With.Message.Contains(key + " cannot be heeded here"));
    }

    [TestCase("url: 'http://{{ .a }}'", "2:47: receivers[0].webhook_configs[0].url holds no address")]
    [TestCase("url_file: /nowhere/at/all", "2:52: receivers[0].webhook_configs[0].url_file cannot be read")]
    public void An_address_that_cannot_be_used_is_named_by_its_key(string url, string message)
    {
        AlertmanagerFile file = AlertmanagerFileReader.Parse($"route: {{receiver: a}}\nreceivers: [{{name: a, webhook_configs: [{{{url}}}]}}]", "a.yml");

        Assert.That(() => AlertNotifier.OpenAsync(new AlertNotifierOptions { Configuration = file }), Throws.InvalidOperationException.With.Message.Contains(message));
    }

    private Task<AlertNotifier> OpenAsync(Action<AlertNotifierOptions>? configure = null)
    {
        var options = new AlertNotifierOptions
        {
            Configuration = AlertmanagerFileReader.Parse(Configuration, "a.yml"),
            Receivers = new Dictionary<string, INotificationReceiver> { ["team"] = _team, ["other"] = _other },
            Journal = new JournalOptions { Path = _folder },
        };
        configure?.Invoke(options);
        return AlertNotifier.OpenAsync(options, _clock);
    }

    private void Fire(AlertNotifier notifier, string name, string zone = "", DateTimeOffset? endsAt = null)
    {
        Labels.Label[] labels = zone.Length == 0 ? [new("alertname", name)] : [new("alertname", name), new("zone", zone)];
        Assert.That(notifier.Accept([new PostedAlert(labels, StartsAt: endsAt is null || endsAt > _clock.GetUtcNow() ? null : _clock.GetUtcNow().AddSeconds(-1), EndsAt: endsAt)]), Is.Empty);
    }
}
