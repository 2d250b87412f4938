using Instrumentation.Reports;

namespace Instrumentation.Dispatching;

/// <content>How alerts stand.</content>
internal sealed partial class NotificationMachine
{
    public IReadOnlyList<AlertReport> ReadAlerts(DateTimeOffset now) =>
        [.. _alerts.Alerts.Where(alert => !alert.IsResolvedAt(now)).OrderBy(alert => alert.Fingerprint).Select(alert => Report(alert, now))];

    public IReadOnlyList<AlertGroupReport> ReadGroups(DateTimeOffset now) =>
    [
        .. _groups.Values
            .Select(group => new AlertGroupReport(
                group.Labels,
                group.Route.Receiver,
                group.DueAt,
                [.. group.Alerts.Where(alert => !alert.IsResolvedAt(now)).OrderBy(alert => alert.Fingerprint).Select(alert => Report(alert, now))]))
            .Where(group => group.Alerts.Count > 0)
            .OrderBy(group => group.Labels)
            .ThenBy(group => group.Receiver, StringComparer.Ordinal),
    ];

    private AlertReport Report(Alert alert, DateTimeOffset now) => new(
        alert,
        [.. _plan.Route.Match(alert.Labels).Select(route => route.Receiver).Distinct(StringComparer.Ordinal)],
        [.. _silences.Matching(alert.Labels, now).Select(silence => silence.Id)],
        _inhibitor.Find(alert.Labels, now) is { } cause ? [cause.Source.Fingerprint] : []);
}
