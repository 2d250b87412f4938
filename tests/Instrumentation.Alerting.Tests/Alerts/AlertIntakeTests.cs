using Instrumentation.Labels;
using Instrumentation.Routing;

namespace Instrumentation.Alerts;

internal sealed class AlertIntakeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_report_without_times_fires_now_and_ends_unless_it_is_repeated()
    {
        Alert alert = Take(new PostedAlert(Of(("alertname", "a"))));

        Assert.That((alert.StartsAt, alert.EndsAt, alert.IsTimeout, alert.UpdatedAt), Is.EqualTo((Now, (DateTimeOffset?)Now.AddMinutes(5), true, Now)));
    }

    [Test]
    public void A_report_with_an_end_alone_begins_with_it()
    {
        Alert alert = Take(new PostedAlert(Of(("alertname", "a")), EndsAt: Now.AddMinutes(-1)));

        Assert.That((alert.StartsAt, alert.EndsAt, alert.IsTimeout), Is.EqualTo((Now.AddMinutes(-1), (DateTimeOffset?)Now.AddMinutes(-1), false)));
    }

    [Test]
    public void Labels_without_a_value_are_left_out() =>
        Assert.That(Take(new PostedAlert(Of(("alertname", "a"), ("zone", "")))).Labels, Is.EqualTo(SeriesLabels.Of(("alertname", "a"))));

    [TestCase("an alert that ends before it begins", "must be before end time")]
    [TestCase("no label with a value", "at least one label")]
    [TestCase("a label twice", "is there twice")]
    [TestCase("a label without name", "has no name")]
    [TestCase("half a character", "half a surrogate pair")]
    [TestCase("half a character in an annotation", "annotation \"text\"")]
    public void What_is_no_alert_is_refused_with_its_reason(string what, string reason)
    {
        PostedAlert posted = what switch
        {
            "an alert that ends before it begins" => new PostedAlert(Of(("alertname", "a")), StartsAt: Now, EndsAt: Now.AddSeconds(-1)),
            "no label with a value" => new PostedAlert(Of(("zone", ""))),
            "a label twice" => new PostedAlert(Of(("zone", "1"), ("zone", "2"))),
            "a label without name" => new PostedAlert(Of(("", "1"))),
            "half a character" => new PostedAlert(Of(("zone", "\uD800"))),
            _ => new PostedAlert(Of(("zone", "1")), Of(("text", "\uDC00 alone"))),
        };

        bool taken = AlertIntake.TryTake(posted, RoutingConstants.ResolveTimeout, Now, out Alert? alert, out string? problem);

        Assert.That((taken, alert), Is.EqualTo((false, (Alert?)null)));
        Assert.That(problem, Does.Contain(reason));
    }

    private static Alert Take(PostedAlert posted)
    {
        Assert.That(AlertIntake.TryTake(posted, RoutingConstants.ResolveTimeout, Now, out Alert? alert, out string? problem), Is.True, problem);
        return alert!;
    }

    private static Labels.Label[] Of(params (string Name, string Value)[] labels) => [.. labels.Select(label => new Labels.Label(label.Name, label.Value))];
}
