using Instrumentation.Labels;

namespace Instrumentation.Templates;

/// <summary>What a template of a notification sees: Alertmanager's data under Alertmanager's names.</summary>
internal static class NotificationData
{
    /// <summary>Makes the data.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="externalUrl">Where people can look at the alerts.</param>
    /// <param name="escape">What becomes of every text that comes from outside, names of labels among them; null to leave texts as they are.</param>
    public static TemplateValue Of(Notification notification, string externalUrl, Func<string, string>? escape = null)
    {
        escape ??= static text => text;
        TemplateValue[] alerts = [.. notification.Alerts.Select(alert => Alert(alert, escape))];
        return TemplateValue.Object("*template.Data", [
            new("Receiver", TemplateValue.Of(escape(notification.Receiver))),
            new("Status", TemplateValue.Of(notification.IsFiring ? "firing" : "resolved")),
            new("Alerts", Alerts(alerts)),
            new("GroupLabels", Pairs(notification.GroupLabels, escape)),
            new("CommonLabels", Pairs(notification.CommonLabels, escape)),
            new("CommonAnnotations", Pairs(notification.CommonAnnotations, escape)),
            new("ExternalURL", TemplateValue.Of(escape(externalUrl))),
            new("NotificationReason", TemplateValue.Of(notification.Reason.ToString())),
            new("RouteLabels", Pairs(notification.RouteLabels, escape)),
        ]);
    }

    private static TemplateValue Alert(Alert alert, Func<string, string> escape) => TemplateValue.Object("template.Alert", [
        new("Status", TemplateValue.Of(alert.EndsAt is null ? "firing" : "resolved")),
        new("Labels", Pairs(alert.Labels, escape)),
        new("Annotations", Pairs(alert.Annotations, escape)),
        new("StartsAt", TemplateValue.Of(alert.StartsAt)),
        new("EndsAt", TemplateValue.Of(alert.EndsAt ?? DateTimeOffset.MinValue)),
        new("GeneratorURL", TemplateValue.Of(escape(alert.GeneratorUrl))),
        new("Fingerprint", TemplateValue.Of(alert.Fingerprint.ToString())),
    ]);

    private static TemplateValue Alerts(TemplateValue[] alerts) => TemplateValue.List(alerts, new Dictionary<string, TemplateFunction>(StringComparer.Ordinal)
    {
        ["Firing"] = _ => AlertsOf(alerts, "firing"),
        ["Resolved"] = _ => AlertsOf(alerts, "resolved"),
    }, "template.Alerts");

    private static TemplateValue AlertsOf(TemplateValue[] alerts, string status) =>
        TemplateValue.List([.. alerts.Where(alert => alert.Fields["Status"].Text == status)], typeName: "[]template.Alert");

    // Names that differ may look alike once they are escaped.
    private static TemplateValue Pairs(SeriesLabels labels, Func<string, string> escape) =>
        Pairs(SeriesLabels.Of(labels.Select(label => new Labels.Label(escape(label.Name), escape(label.Value))).DistinctBy(label => label.Name)));

    private static TemplateValue Pairs(SeriesLabels labels) => TemplateValue.Map(
        labels.Select(label => KeyValuePair.Create(label.Name, TemplateValue.Of(label.Value))),
        TemplateValue.Of(""),
        new Dictionary<string, TemplateFunction>(StringComparer.Ordinal)
        {
            ["SortedPairs"] = _ => SortedPairs(labels),
            ["Names"] = _ => Texts(NamesFirst(labels).Select(label => label.Name)),
            ["Values"] = _ => Texts(NamesFirst(labels).Select(label => label.Value)),
            ["Remove"] = arguments => Pairs(labels.Without([.. arguments.List(0).Select(name => name.ToString())])),
            ["String"] = _ => TemplateValue.Of(Text(NamesFirst(labels))),
        },
        "template.KV");

    private static TemplateValue SortedPairs(SeriesLabels labels)
    {
        Labels.Label[] pairs = [.. NamesFirst(labels)];
        return TemplateValue.List(
            [.. pairs.Select(pair => TemplateValue.Object("template.Pair", [new("Name", TemplateValue.Of(pair.Name)), new("Value", TemplateValue.Of(pair.Value))]))],
            new Dictionary<string, TemplateFunction>(StringComparer.Ordinal)
            {
                ["Names"] = _ => Texts(pairs.Select(pair => pair.Name)),
                ["Values"] = _ => Texts(pairs.Select(pair => pair.Value)),
                ["String"] = _ => TemplateValue.Of(Text(pairs)),
            },
            "template.Pairs");
    }

    /// <summary>The order of pairs: the alert's name comes first, the others follow by their names.</summary>
    private static IEnumerable<Labels.Label> NamesFirst(SeriesLabels labels) => labels.OrderBy(label => label.Name == Rules.AlertLabels.AlertName ? 0 : 1);

    private static string Text(IEnumerable<Labels.Label> pairs) => string.Join(", ", pairs.Select(pair => $"{pair.Name}={pair.Value}"));

    private static TemplateValue Texts(IEnumerable<string> texts) => TemplateValue.List([.. texts.Select(TemplateValue.Of)], typeName: "[]string");
}
