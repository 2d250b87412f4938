using System.Globalization;
using Instrumentation.Grouping;
using Instrumentation.Labels;
using Instrumentation.Notifications;

namespace Instrumentation.Receivers;

/// <summary>Notifications for the tests of receivers.</summary>
internal sealed class SampleNotifications(TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>One alert that says all there is to say.</summary>
    public Notification Firing() => Of(Alert("db-1"));

    /// <summary>The end of it.</summary>
    public Notification Resolved() => Of(Alert("db-1") with { EndsAt = Now });

    public Notification Many(int count) => Of([.. Enumerable.Range(1, count).Select(i => Alert(string.Create(CultureInfo.InvariantCulture, $"db-{i:000}"))), Alert("old") with { EndsAt = Now }]);

    /// <summary>An alert whose every value would do harm.</summary>
    public Notification Hostile()
    {
        const string evil = "<!channel> <!here> <@U024BE7LH> @channel <https://evil.example|https://good.example> & *b* \"q\" {{ .Receiver }}\n\u202etxet";
        return Of(new Alert
        {
            Labels = SeriesLabels.Of(("alertname", evil), ("severity", "<!channel>"), ("service", evil), ("<!here>", evil)),
            Annotations = SeriesLabels.Of(("summary", evil), ("description", evil), ("current_value", evil), ("threshold", evil), ("runbook_url", "javascript:alert(1)"), ("dashboard_url", "https://good.example@evil.example/")),
            StartsAt = Now.AddMinutes(-5),
            EndsAt = null,
            UpdatedAt = Now,
            GeneratorUrl = "file:///etc/passwd",
        });
    }

    public Notification Long(int length) => Of(Alert("db-1") with
    {
        Annotations = SeriesLabels.Of(("summary", new string('s', length)), ("description", new string('&', length)), ("current_value", new string('v', length)), ("threshold", new string('t', length))),
    });

    public Notification Of(params Alert[] alerts)
    {
        SeriesLabels labels = SeriesLabels.Of(("alertname", alerts[0].Name));
        return new Notification
        {
            GroupKey = new GroupKey("{}:{alertname=" + SeriesLabelsText.Quote(alerts[0].Name) + "}"),
            Receiver = "team",
            GroupLabels = labels,
            Alerts = alerts,
            Reason = NotificationReason.First,
            DueAt = Now,
        };
    }

    public Alert Alert(string instance, string severity = "critical") => new()
    {
        Labels = SeriesLabels.Of(("alertname", "SlowQueries"), ("severity", severity), ("service", "orders"), ("instance", instance)),
        Annotations = SeriesLabels.Of(
            ("summary", "Queries are slow"),
            ("description", "95 % of the queries took longer than 2 s & more."),
            ("current_value", "2.31 s"),
            ("threshold", "> 2 s"),
            ("runbook_url", "https://runbooks.example.com/slow-queries?a=1&b=2")),
        StartsAt = Now.AddMinutes(-5),
        EndsAt = null,
        UpdatedAt = Now,
        GeneratorUrl = "https://prometheus.example.com/graph?g0.expr=x",
    };
}
