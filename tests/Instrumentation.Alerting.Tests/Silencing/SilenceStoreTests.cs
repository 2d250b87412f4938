using Instrumentation.Labels;
using Instrumentation.Matching;

namespace Instrumentation.Silencing;

internal sealed class SilenceStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SeriesLabels Labels = SeriesLabels.Of(("alertname", "a"));

    private readonly SilenceStore _store = new();

    [SetUp]
    public void Clear() => _store.Clear();

    [Test]
    public void A_silence_mutes_from_its_start_until_its_end()
    {
        _store.Set(Draft(1, 2), Now);

        Assert.Multiple(() =>
        {
            Assert.That(_store.Matching(Labels, Now), Is.Empty);
            Assert.That(_store.Matching(Labels, Now.AddHours(1)), Has.Count.EqualTo(1));
            Assert.That(_store.Matching(Labels, Now.AddHours(2)), Is.Empty);
            Assert.That(_store.Matching(SeriesLabels.Of(("alertname", "b")), Now.AddHours(1)), Is.Empty);
        });
    }

    [Test]
    public void A_start_in_the_past_is_now() => Assert.That(_store.Set(Draft(-1, 2), Now)[^1].StartsAt, Is.EqualTo(Now));

    [Test]
    public void The_end_of_an_active_silence_changes_in_place()
    {
        Silence first = _store.Set(Draft(0, 2), Now)[^1];

        Silence next = _store.Set(Draft(0, 5) with { Id = first.Id }, Now.AddHours(1))[^1];

        Assert.That((next.Id, next.EndsAt, _store.Silences.Count), Is.EqualTo((first.Id, Now.AddHours(5), 1)));
    }

    [Test]
    public void Other_matchers_end_the_silence_and_make_another()
    {
        Silence first = _store.Set(Draft(0, 2), Now)[^1];

        IReadOnlyList<Silence> changed = _store.Set(Draft(0, 2, "alertname=b") with { Id = first.Id }, Now.AddHours(1));

        Assert.Multiple(() =>
        {
            Assert.That(changed[0].Id, Is.EqualTo(first.Id));
            Assert.That(changed[0].StateAt(Now.AddHours(1)), Is.EqualTo(SilenceState.Expired));
            Assert.That(changed[1].Id, Is.Not.EqualTo(first.Id));
            Assert.That(changed[1].StartsAt, Is.EqualTo(Now.AddHours(1)));
        });
    }

    [Test]
    public void A_silence_that_is_over_is_made_anew()
    {
        Silence first = _store.Set(Draft(0, 1), Now)[^1];

        Silence next = _store.Set(Draft(2, 3) with { Id = first.Id }, Now.AddHours(2)).Single();

        Assert.That(next.Id, Is.Not.EqualTo(first.Id));
        Assert.That(_store.Find(first.Id)!.EndsAt, Is.EqualTo(Now.AddHours(1)), "what is over keeps its end");
    }

    [Test]
    public void Expiring_ends_a_silence_at_once_and_once()
    {
        Silence silence = _store.Set(Draft(1, 2), Now)[^1];

        Silence expired = _store.Expire(silence.Id, Now);

        Assert.That((expired.StartsAt, expired.EndsAt), Is.EqualTo((Now, Now)));
        Assert.That(() => _store.Expire(silence.Id, Now), Throws.TypeOf<SilenceException>().With.Message.Contains("already expired"));
        Assert.That(() => _store.Expire("nothing", Now), Throws.TypeOf<SilenceException>().With.Property(nameof(SilenceException.IsUnknown)).True);
    }

    [Test]
    public void What_is_over_for_five_days_is_forgotten()
    {
        _store.Set(Draft(0, 1), Now);

        _store.RemoveOld(Now.AddHours(1).Add(SilenceConstants.Retention).AddTicks(-1));
        Assert.That(_store.Silences, Has.Count.EqualTo(1));
        _store.RemoveOld(Now.AddHours(1).Add(SilenceConstants.Retention));
        Assert.That(_store.Silences, Is.Empty);
    }

    [TestCase("", 0, 1, "at least one matcher required")]
    [TestCase("alertname=~\".*\"", 0, 1, "must not match the empty string")]
    [TestCase("alertname!=b", 0, 1, "must not match the empty string")]
    [TestCase("alertname=a", 1, 1, "start time must be before end time")]
    [TestCase("alertname=a", -2, -1, "end time can't be in the past")]
    public void What_is_no_silence_is_refused(string matchers, double start, double end, string reason) =>
        Assert.That(() => _store.Set(Draft(start, end, matchers), Now), Throws.TypeOf<SilenceException>().With.Message.Contains(reason));

    [Test]
    public void An_unknown_silence_cannot_be_changed() =>
        Assert.That(() => _store.Set(Draft(0, 1) with { Id = "nothing" }, Now), Throws.TypeOf<SilenceException>().With.Property(nameof(SilenceException.IsUnknown)).True);

    private static SilenceDraft Draft(double start, double end, string matchers = "alertname=a") =>
        new(MatcherParser.Parse(matchers), Now.AddHours(start), Now.AddHours(end), "me", "why");
}
