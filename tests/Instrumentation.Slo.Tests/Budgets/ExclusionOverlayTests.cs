namespace Instrumentation.Budgets;

public sealed class ExclusionOverlayTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Intervals_are_cut_to_the_time_asked_for()
    {
        ExclusionOverlay overlay = ExclusionOverlay.Empty.With(Exclusion("a", 10, 20));
        Assert.That(Within(overlay, 0, 60), Is.EqualTo([(10, 20, ExclusionKind.Everything)]));
        Assert.That(Within(overlay, 15, 60), Is.EqualTo([(15, 20, ExclusionKind.Everything)]));
        Assert.That(Within(overlay, 0, 15), Is.EqualTo([(10, 15, ExclusionKind.Everything)]));
        Assert.That(Within(overlay, 20, 60), Is.Empty);
        Assert.That(Within(overlay, 0, 10), Is.Empty);
        Assert.That(Within(ExclusionOverlay.Empty, 0, 60), Is.Empty);
    }

    [Test]
    public void Those_that_overlap_or_touch_become_one_and_others_stay_apart_in_order()
    {
        ExclusionOverlay overlay = ExclusionOverlay.Empty.With(Exclusion("c", 40, 50)).With(Exclusion("a", 10, 20)).With(Exclusion("b", 20, 30)).With(Exclusion("d", 12, 15));
        Assert.That(Within(overlay, 0, 60), Is.EqualTo([(10, 30, ExclusionKind.Everything), (40, 50, ExclusionKind.Everything)]));
    }

    [Test]
    public void Where_bad_counts_as_good_and_all_is_excluded_the_latter_wins()
    {
        BudgetExclusion incident = Exclusion("incident", 10, 50) with { Kind = ExclusionKind.BadCountsAsGood };
        Assert.That(Within(ExclusionOverlay.Empty.With(incident).With(Exclusion("a", 20, 30)), 0, 60), Is.EqualTo(
            [(10, 20, ExclusionKind.BadCountsAsGood), (20, 30, ExclusionKind.Everything), (30, 50, ExclusionKind.BadCountsAsGood)]));
        Assert.That(Within(ExclusionOverlay.Empty.With(incident).With(Exclusion("a", 5, 15)), 0, 60), Is.EqualTo([(5, 15, ExclusionKind.Everything), (15, 50, ExclusionKind.BadCountsAsGood)]));
        Assert.That(Within(ExclusionOverlay.Empty.With(incident).With(Exclusion("a", 45, 55)), 0, 60), Is.EqualTo([(10, 45, ExclusionKind.BadCountsAsGood), (45, 55, ExclusionKind.Everything)]));
        Assert.That(Within(ExclusionOverlay.Empty.With(incident).With(Exclusion("a", 5, 55)), 0, 60), Is.EqualTo([(5, 55, ExclusionKind.Everything)]));
        Assert.That(Within(ExclusionOverlay.Empty.With(incident).With(Exclusion("a", 10, 50)), 0, 60), Is.EqualTo([(10, 50, ExclusionKind.Everything)]));
        Assert.That(Within(ExclusionOverlay.Empty.With(incident).With(Exclusion("a", 0, 10)).With(Exclusion("b", 50, 60)), 0, 60), Is.EqualTo(
            [(0, 10, ExclusionKind.Everything), (10, 50, ExclusionKind.BadCountsAsGood), (50, 60, ExclusionKind.Everything)]));
    }

    [Test]
    public void One_of_the_same_name_takes_the_others_place_and_can_be_taken_back()
    {
        ExclusionOverlay overlay = ExclusionOverlay.Empty.With(Exclusion("a", 10, 20)).With(Exclusion("b", 30, 40)).With(Exclusion("a", 50, 55));
        Assert.That(Within(overlay, 0, 60), Is.EqualTo([(30, 40, ExclusionKind.Everything), (50, 55, ExclusionKind.Everything)]));
        Assert.That(Within(overlay.Without("b"), 0, 60), Is.EqualTo([(50, 55, ExclusionKind.Everything)]));
        Assert.That(overlay.Without("none").Exclusions, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_recurring_one_comes_at_the_same_time_of_the_clock_until_its_end()
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        // Saturdays at 2:30, over the night in which 2:30 does not exist.
        DateTimeOffset first = new(2026, 3, 22, 2, 30, 0, TimeSpan.FromHours(1));
        BudgetExclusion weekly = new("weekly", first, first.AddHours(1), "backup", "ana") { Recurrence = new ExclusionRecurrence(7, first.AddDays(21), berlin) };
        ExclusionOverlay overlay = ExclusionOverlay.Empty.With(weekly);
        (long From, long To, ExclusionKind Kind)[] all = [.. overlay.Within(first.AddDays(-7).ToUnixTimeMilliseconds(), first.AddDays(60).ToUnixTimeMilliseconds())];
        Assert.That(
            all.Select(interval => DateTimeOffset.FromUnixTimeMilliseconds(interval.From)),
            Is.EqualTo([first, new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 5, 0, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 12, 0, 30, 0, TimeSpan.Zero)]));
        Assert.That(all.Select(interval => interval.To - interval.From), Has.All.EqualTo(3_600_000));
        Assert.That(overlay.Within(first.AddDays(13).ToUnixTimeMilliseconds(), first.AddDays(15).ToUnixTimeMilliseconds()), Has.Count.EqualTo(1), "asked for a later one alone");
    }

    private static (int From, int To, ExclusionKind Kind)[] Within(ExclusionOverlay overlay, int from, int to) =>
        [.. overlay.Within(At(from), At(to)).Select(interval => (Minute(interval.From), Minute(interval.To), interval.Kind))];

    private static BudgetExclusion Exclusion(string id, int from, int to) => new(id, Start.AddMinutes(from), Start.AddMinutes(to), "maintenance", "ana");

    private static long At(int minute) => Start.AddMinutes(minute).ToUnixTimeMilliseconds();

    private static int Minute(long time) => (int)((time - Start.ToUnixTimeMilliseconds()) / 60_000);
}
