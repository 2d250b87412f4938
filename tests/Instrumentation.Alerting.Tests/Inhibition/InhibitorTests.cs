using Instrumentation.Labels;
using Instrumentation.Matching;

namespace Instrumentation.Inhibition;

internal sealed class InhibitorTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void The_cause_names_the_rule_and_the_alert_that_mutes()
    {
        Inhibitor inhibitor = With("zone");
        inhibitor.Update(Firing(("severity", "critical"), ("zone", "1")));

        InhibitionCause? cause = inhibitor.Find(SeriesLabels.Of(("severity", "warning"), ("zone", "1")), Now);

        Assert.That((cause?.RuleIndex, cause?.Source.Labels), Is.EqualTo(((int?)0, SeriesLabels.Of(("severity", "critical"), ("zone", "1")))));
    }

    [Test]
    public void A_label_that_both_lack_is_equal()
    {
        Inhibitor inhibitor = With("zone");
        inhibitor.Update(Firing(("severity", "critical")));

        Assert.That(inhibitor.Find(SeriesLabels.Of(("severity", "warning")), Now), Is.Not.Null);
        Assert.That(inhibitor.Find(SeriesLabels.Of(("severity", "warning"), ("zone", "1")), Now), Is.Null);
    }

    [Test]
    public void An_alert_that_is_on_both_sides_does_not_mute_itself()
    {
        var inhibitor = new Inhibitor([new InhibitionRule { SourceMatchers = MatcherParser.Parse("team=a"), TargetMatchers = MatcherParser.Parse("team=~\"a|b\"") }]);
        inhibitor.Update(Firing(("team", "a")));

        Assert.That(inhibitor.Find(SeriesLabels.Of(("team", "a")), Now), Is.Null);
        Assert.That(inhibitor.Find(SeriesLabels.Of(("team", "b")), Now), Is.Not.Null);
    }

    [Test]
    public void What_is_removed_mutes_nobody()
    {
        Inhibitor inhibitor = With();
        Alert source = Firing(("severity", "critical"));
        inhibitor.Update(source);
        inhibitor.Remove(source);

        Assert.That(inhibitor.Find(SeriesLabels.Of(("severity", "warning")), Now), Is.Null);
    }

    private static Inhibitor With(params string[] equal) => new([new InhibitionRule
    {
        SourceMatchers = MatcherParser.Parse("severity=critical"),
        TargetMatchers = MatcherParser.Parse("severity=warning"),
        Equal = equal,
    }]);

    private static Alert Firing(params (string, string)[] labels) =>
        new() { Labels = SeriesLabels.Of(labels), StartsAt = Now.AddHours(-1), EndsAt = Now.AddHours(1), UpdatedAt = Now };
}
