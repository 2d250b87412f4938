using Instrumentation.Grouping;
using Instrumentation.Labels;
using Instrumentation.Notifications;

namespace Instrumentation.Templates;

internal sealed class NotificationDataTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase("{{ .Receiver }} {{ .Status }} {{ .ExternalURL }}", "team firing https://alerts.example.com")]
    [TestCase("{{ .Alerts | len }} {{ .Alerts.Firing | len }} {{ len .Alerts.Resolved }}", "2 1 1")]
    [TestCase("{{ range .Alerts }}{{ .Labels.instance }}={{ .Status }};{{ end }}", "a=firing;b=resolved;")]
    [TestCase("{{ .GroupLabels.SortedPairs.Values | join \" \" }}", "down 1")]
    [TestCase("{{ .CommonLabels.Names | join \",\" }}", "alertname,zone")]
    [TestCase("{{ with .CommonLabels.Remove .GroupLabels.Names }}some{{ else }}none{{ end }}", "none")]
    [TestCase("{{ (index .Alerts 0).Labels.Remove (stringSlice \"zone\" \"instance\") }}", "map[alertname:down]")]
    [TestCase("{{ .CommonAnnotations.summary }}|{{ .CommonAnnotations.missing }}", "all is lost|")]
    [TestCase("{{ range .GroupLabels.SortedPairs }}{{ .Name }}={{ .Value }} {{ end }}", "alertname=down zone=1 ")]
    [TestCase("{{ (index .Alerts 0).StartsAt.Format \"15:04\" }} {{ since (index .Alerts 0).StartsAt | humanizeDuration }}", "11:30 30m 0s")]
    [TestCase("{{ date \"2006-01-02\" (index .Alerts 0).StartsAt }}", "2026-01-01")]
    [TestCase("{{ toUpper \"a\" }}{{ toLower \"B\" }}{{ title \"cd ef\" }}{{ trimSpace \" g \" }}", "AbCd Efg")]
    [TestCase("{{ match \"^a.*\" \"abc\" }} {{ reReplaceAll \"b+\" \"x\" \"abbc\" }}", "true axc")]
    [TestCase("{{ toJson .GroupLabels }}", "{\"alertname\":\"down\",\"zone\":\"1\"}")]
    [TestCase("{{ (index .Alerts 1).Fingerprint | len }}", "16")]
    public void A_template_sees_what_it_sees_in_Alertmanager(string template, string expected) =>
        Assert.That(Template.Parse("a", template, NotificationFunctions.Table).Expand(Data(), NotificationFunctions.At(Now)), Is.EqualTo(expected));

    [Test]
    public void What_a_label_holds_is_never_a_template()
    {
        Notification evil = Sample() with { GroupLabels = SeriesLabels.Of(("alertname", "{{ .Receiver }}")) };

        Assert.That(Template.Parse("a", "{{ .GroupLabels.alertname }}", NotificationFunctions.Table).Expand(NotificationData.Of(evil, "")), Is.EqualTo("{{ .Receiver }}"));
    }

    [TestCase("{{ .Receiver }} {{ .ExternalURL }}", "<team> <https://alerts.example.com>")]
    [TestCase("{{ range $name, $value := .GroupLabels }}{{ $name }}={{ $value }};{{ end }}", "<alertname>=<down>;<zone>=<1>;")]
    [TestCase("{{ .CommonAnnotations.Names }} {{ (index .Alerts 0).Annotations.Values | join \" \" }}", "[<summary>] <a> <all is lost>")]
    [TestCase("{{ .CommonLabels.Remove .GroupLabels.Names }}{{ (index .Alerts 0).GeneratorURL }}{{ .Status }}", "map[]<>firing")]
    public void Texts_from_outside_are_escaped_as_the_receiver_wants(string template, string expected) => Assert.That(
        Template.Parse("a", template, NotificationFunctions.Table).Expand(NotificationData.Of(Sample(), "https://alerts.example.com", text => $"<{text}>")), Is.EqualTo(expected));

    private static TemplateValue Data() => NotificationData.Of(Sample(), "https://alerts.example.com");

    private static Notification Sample() => new()
    {
        GroupKey = new GroupKey("{}:{alertname=\"down\"}"),
        Receiver = "team",
        GroupLabels = SeriesLabels.Of(("zone", "1"), ("alertname", "down")),
        Alerts = [Of("a", null), Of("b", Now)],
        Reason = NotificationReason.First,
        DueAt = Now,
    };

    private static Alert Of(string instance, DateTimeOffset? endsAt) => new()
    {
        Labels = SeriesLabels.Of(("alertname", "down"), ("zone", "1"), ("instance", instance)),
        Annotations = SeriesLabels.Of(("summary", "all is lost"), ("only", instance)),
        StartsAt = Now.AddMinutes(-30),
        EndsAt = endsAt,
        UpdatedAt = Now,
    };
}
