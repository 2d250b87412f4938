namespace Instrumentation.Budgets;

public sealed class BadMinutesTests
{
    private const long Minute = 60_000;

    [Test]
    public void Bad_events_of_a_minute_are_one_number_wherever_they_come()
    {
        var minutes = new BadMinutes();
        minutes.Add((10 * Minute) + 1, 2, 100);
        minutes.Add(11 * Minute, 3, 100);
        minutes.Add((12 * Minute) + 1, 5, 100);
        minutes.Add((11 * Minute) + 1, 7, 100);
        minutes.Add((8 * Minute) + 1, 1, 100);
        minutes.Add((8 * Minute) + 2, 0, 100);
        // A minute goes from its begin, left out, to its end: 11:00.000 is still the minute of 10.
        Assert.That(minutes.All, Is.EqualTo([(8 * Minute, 1.0), (10 * Minute, 5.0), (11 * Minute, 7.0), (12 * Minute, 5.0)]));
        Assert.That(minutes.Within(10 * Minute, 12 * Minute), Is.EqualTo(12));
        Assert.That(minutes.Within(10 * Minute, (12 * Minute) + 1), Is.EqualTo(17));
        Assert.That(minutes.Within((10 * Minute) + 1, 12 * Minute), Is.EqualTo(7));
        Assert.That(minutes.Within(0, 8 * Minute), Is.Zero);
    }

    [Test]
    public void When_there_is_no_room_the_oldest_go_and_nothing_is_said_of_their_time()
    {
        var minutes = new BadMinutes();
        for (int minute = 1; minute <= 5; minute++)
            minutes.Add((minute * Minute) + 1, minute, 3);
        Assert.That(minutes.All.Select(minute => minute.Bad), Is.EqualTo([3.0, 4, 5]));
        Assert.That(minutes.CompleteSince, Is.EqualTo(3 * Minute));
        Assert.That(minutes.Within(3 * Minute, 6 * Minute), Is.EqualTo(12));
        Assert.That(minutes.Within((3 * Minute) - 1, 6 * Minute), Is.Null);
        minutes.Add((2 * Minute) + 1, 9, 3);
        Assert.That(minutes.All.Select(minute => minute.Bad), Is.EqualTo([3.0, 4, 5]), "what came too late is not kept");
        Assert.That(minutes.Bytes, Is.EqualTo(3 * BadMinutes.BytesEach));
    }

    [Test]
    public void A_room_that_shrinks_is_given_back()
    {
        var minutes = new BadMinutes();
        for (int minute = 1; minute <= 20; minute++)
            minutes.Add((minute * Minute) + 1, 1, 100);
        Assert.That(minutes.Bytes, Is.EqualTo(32 * BadMinutes.BytesEach));
        minutes.Add((21 * Minute) + 1, 1, 4);
        Assert.That((minutes.All.Count(), minutes.Bytes), Is.EqualTo((4, 4 * BadMinutes.BytesEach)));
        Assert.That(minutes.CompleteSince, Is.EqualTo(18 * Minute));
    }

    [Test]
    public void A_copy_has_the_same_minutes()
    {
        var minutes = new BadMinutes();
        minutes.Restore(5 * Minute, [(5 * Minute, 2.0), (9 * Minute, 3.0), (4 * Minute, 7.0)]);
        Assert.That(minutes.All, Is.EqualTo([(5 * Minute, 2.0), (9 * Minute, 3.0)]));
        minutes.Restore(3 * Minute, []);
        Assert.That((minutes.CompleteSince, minutes.Within(5 * Minute, 10 * Minute)), Is.EqualTo((5 * Minute, 5.0)));
    }
}
