using Instrumentation.Delivery;
using Instrumentation.Health;
using Instrumentation.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Alerting;

public sealed class AlertNotificationsTests
{
    private const string Configuration = """
        route: { receiver: team, group_by: [alertname], group_wait: 1s, group_interval: 10s }
        receivers: [{ name: team }]
        """;

    private static readonly AlertRule Rule = new("QueueFull", "queue_depth > 100") { Labels = NamedTexts.Of(("team", "a")) };

    private ReceivedNotifications _team = null!;
    private string _folder = "";

    [SetUp]
    public void Make()
    {
        _team = new ReceivedNotifications();
        _folder = Directory.CreateTempSubdirectory("notifications").FullName;
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task An_alert_of_a_rule_reaches_its_receiver_and_so_does_its_end()
    {
        TestApplication application = Application();
        using IHost host = application.Build();
        await host.StartAsync();

        await MeasureAsync(application, host, 500);
        Notification firing = await NextAsync(application, host);
        await MeasureAsync(application, host, 5);
        Notification resolved = await NextAsync(application, host);

        Alert alert = firing.Alerts.Single();
        Assert.That((alert.Name, alert.Labels["team"], firing.IsFiring, resolved.IsFiring), Is.EqualTo(("QueueFull", "a", true, false)));
        Assert.That(alert.GeneratorUrl, Is.EqualTo("http://app.test/graph?g0.expr=queue_depth%20%3E%20100&g0.tab=1"));
        await CountAsync(host, NotificationConstants.Delivered, 2);
        await host.StopAsync();
    }

    [Test]
    public async Task A_restart_pages_nobody_twice_and_an_end_after_it_is_told_once()
    {
        TestApplication first = Application();
        using (IHost host = first.Build())
        {
            await host.StartAsync();
            await MeasureAsync(first, host, 500);
            await NextAsync(first, host);
            await host.StopAsync();
        }

        TestApplication second = Application();
        second.Clock.Advance(first.Clock.GetUtcNow().AddHours(1) - second.Clock.GetUtcNow());
        using (IHost host = second.Build())
        {
            await host.StartAsync();
            await TickAsync(second, host, 12);
            Assert.That(_team.Count, Is.Zero, "nothing was measured since the restart");
            await MeasureAsync(second, host, 500);
            await TickAsync(second, host, 12);
            Assert.That(_team.Count, Is.Zero, "it fires on, and that is known");
            await MeasureAsync(second, host, 5);
            Assert.That((await NextAsync(second, host)).IsFiring, Is.False);
            await TickAsync(second, host, 12);
            Assert.That(_team.Count, Is.Zero);
            await host.StopAsync();
        }
    }

    [Test]
    public async Task A_receiver_that_fails_is_told_once_counted_each_time_and_shown_as_degraded()
    {
        _team.Answer = new DeliveryOutcome(DeliveryStatus.Failed, "answered 400");
        TestApplication application = Application();
        using IHost host = application.Build();
        await host.StartAsync();
        await MeasureAsync(application, host, 500);
        await NextAsync(application, host);
        await NextAsync(application, host);
        await CountAsync(host, NotificationConstants.Failed, 2);
        Assert.That(application.Log.Messages(LogLevel.Warning), Has.Exactly(1).EqualTo("The receiver team/own[0] cannot be told: answered 400. It is tried again, and further failures are only counted."));
        Assert.That(host.Services.GetRequiredService<FeatureHealth>().Faults, Contains.Key("notifications_team/own[0]"));

        _team.Answer = DeliveryOutcome.Delivered;
        await NextAsync(application, host);
        await Peer.Until(
            () => Task.FromResult(application.Log.Messages(LogLevel.Information).Contains("The receiver team/own[0] is told again.")), TimeSpan.FromSeconds(30), "told again");
        Assert.That(host.Services.GetRequiredService<FeatureHealth>().Faults, Is.Empty);
        await host.StopAsync();
    }

    [Test]
    public async Task Without_a_configuration_every_receiver_is_told_of_everything()
    {
        var other = new ReceivedNotifications();
        var application = new TestApplication { After = monitoring => monitoring.AddAlertRules(Rule).AddAlertReceiver("team", _team).AddAlertReceiver("other", other) };
        using IHost host = application.Build();
        await host.StartAsync();
        await MeasureAsync(application, host, 500);
        await TickAsync(application, host, 2);
        Assert.That((await NextAsync(application, host)).Receiver, Is.EqualTo("team"));
        Assert.That((await other.NextAsync()).Receiver, Is.EqualTo("other"));
        await host.StopAsync();
    }

    [TestCase("route: { receiver: team }\nreceivers: [{ name: team, slack_config: [] }]", "2:27")]
    [TestCase("route: { receiver: team }\nreceivers: [{ name: team, webhook_configs: [{ url: 'ftp://x' }] }]", "webhook_configs[0].url")]
    [TestCase("route: { receiver: other }\nreceivers: [{ name: other }]", "Receivers has 'team'")]
    public void A_mistake_in_the_configuration_stops_the_start_with_its_place(string text, string part)
    {
        string path = Path.Combine(_folder, "alertmanager.yml");
        File.WriteAllText(path, text);
        var application = new TestApplication { Section = { ["Alerting:ConfigurationFile"] = path }, After = monitoring => monitoring.AddAlertReceiver("team", _team) };
        using IHost host = application.Build();

        Assert.That(async () => await host.StartAsync(), Throws.Exception.With.Message.Contains(part));
    }

    private static async Task MeasureAsync(TestApplication application, IHost host, double depth)
    {
        host.Services.GetRequiredService<IStreamingMetrics>().SetGauge("queue_depth", depth);
        await TickAsync(application, host, 1);
    }

    // A tick later the group is due; the clock stands still until the receiver has been told.
    private async Task<Notification> NextAsync(TestApplication application, IHost host)
    {
        await TickAsync(application, host, 1);
        return await _team.NextAsync();
    }

    private static Task CountAsync(IHost host, string counter, double count) => Peer.Until(
        () => Task.FromResult(host.Services.GetRequiredService<StreamingMetrics>().Snapshot().Value(counter, ("receiver", "team"), ("integration", "own[0]")) == count),
        TimeSpan.FromSeconds(30),
        $"{counter} is {count}");

    private static async Task TickAsync(TestApplication application, IHost host, int count)
    {
        for (int tick = 0; tick < count; tick++)
        {
            application.Clock.Advance(TimeSpan.FromSeconds(10));
            await host.Services.GetRequiredService<RuleEvaluation>().Idle;
        }
    }

    private TestApplication Application()
    {
        var application = new TestApplication
        {
            After = monitoring => monitoring.AddAlertRules(Rule).AddAlertRouting(AlertmanagerFileReader.Parse(Configuration, "alertmanager.yml")).AddAlertReceiver("team", _team),
        };
        application.Section["Persistence:Path"] = _folder;
        application.Section["Rules:ExternalUrl"] = "http://app.test";
        return application;
    }
}
