using Instrumentation.Labels;

namespace Instrumentation.Alerts;

internal sealed class AlertOrderTests
{
    private static readonly (string, string)[][] InOrder =
    [
        [("job", "a"), ("instance", "1"), ("alertname", "z")],
        [("job", "a"), ("instance", "2"), ("alertname", "a")],
        [("job", "a"), ("alertname", "a")],
        [("job", "b"), ("alertname", "a")],
        [("instance", "1"), ("alertname", "b")],
        [("alertname", "a")],
        [("alertname", "b")],
        [("alertname", "a"), ("zone", "1")],
        [("alertname", "a"), ("zone", "2")],
    ];

    [Test]
    public void Alerts_come_by_job_then_by_instance_then_by_their_labels()
    {
        Alert[] alerts = [.. InOrder.Select(labels => new Alert { Labels = SeriesLabels.Of(labels), StartsAt = default, EndsAt = null, UpdatedAt = default })];
        Alert[] mixed = [.. alerts.Reverse()];

        Array.Sort(mixed, AlertOrder.Instance);

        Assert.That(mixed.Select(alert => alert.Labels), Is.EqualTo(alerts.Select(alert => alert.Labels)));
    }
}
