using System.Collections.Immutable;

namespace Instrumentation.Notifications;

internal sealed class DeduplicationTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Repeat = TimeSpan.FromHours(4);

    // The law that everything rests on: who was just told is not told again.
    [FsCheck.NUnit.Property]
    public bool What_was_just_told_is_not_told_again(ulong[] firing, ulong[] resolved, bool sendsResolved)
    {
        ImmutableHashSet<AlertFingerprint> fires = Of(firing);
        ImmutableHashSet<AlertFingerprint> ended = Of(resolved).Except(fires);
        NotificationLogEntry entry = NotificationLog.Entry(fires, ended, Repeat, Now);
        return !Deduplication.IsToBeSent(Deduplication.Decide(entry, fires, ended, sendsResolved, Repeat, Now + Repeat));
    }

    [FsCheck.NUnit.Property]
    public bool An_alert_that_is_not_known_is_told_whatever_else_there_is(ulong[] known, ulong another)
    {
        ImmutableHashSet<AlertFingerprint> told = Of(known).Remove(new AlertFingerprint(another));
        NotificationLogEntry entry = NotificationLog.Entry(told, [], Repeat, Now);
        return Deduplication.Decide(entry, told.Add(new AlertFingerprint(another)), told, false, Repeat, Now) == NotificationReason.NewAlerts;
    }

    [FsCheck.NUnit.Property]
    public bool Nobody_hears_of_the_end_of_what_nobody_was_told(ulong[] resolved, bool sendsResolved) =>
        !Deduplication.IsToBeSent(Deduplication.Decide(null, ImmutableHashSet<AlertFingerprint>.Empty, Of(resolved), sendsResolved, Repeat, Now));

    [Test]
    public void The_same_is_repeated_when_the_interval_is_over_and_not_at_its_end()
    {
        NotificationLogEntry entry = NotificationLog.Entry(Of([1]), [], Repeat, Now);

        Assert.That(Deduplication.Decide(entry, Of([1]), Of([]), true, Repeat, Now + Repeat), Is.EqualTo(NotificationReason.NothingNew));
        Assert.That(Deduplication.Decide(entry, Of([1]), Of([]), true, Repeat, Now + Repeat + TimeSpan.FromTicks(1)), Is.EqualTo(NotificationReason.Repeat));
    }

    [TestCase(1, 2)]
    [TestCase(100, 120)]
    public void An_entry_is_kept_for_two_intervals_and_five_days_at_most(double repeatHours, double keptHours) =>
        Assert.That(NotificationLog.Entry([], [], TimeSpan.FromHours(repeatHours), Now).ExpiresAt, Is.EqualTo(Now.AddHours(keptHours)));

    private static ImmutableHashSet<AlertFingerprint> Of(IEnumerable<ulong> hashes) => [.. hashes.Select(hash => new AlertFingerprint(hash))];
}
