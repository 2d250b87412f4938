using System.Collections.Immutable;

namespace Instrumentation.Notifications;

/// <summary>Who was told what, so that nobody is told twice.</summary>
/// <remarks>Belongs to one thread at a time.</remarks>
internal sealed class NotificationLog
{
    private readonly Dictionary<NotificationLogKey, NotificationLogEntry> _entries = [];

    /// <summary>How long an entry is kept at most, as in Alertmanager.</summary>
    public static TimeSpan Retention { get; } = TimeSpan.FromHours(120);

    public IReadOnlyCollection<KeyValuePair<NotificationLogKey, NotificationLogEntry>> Entries => _entries;

    /// <summary>What an integration was last told; also after the entry's time, until it is removed.</summary>
    public NotificationLogEntry? Find(NotificationLogKey key) => _entries.GetValueOrDefault(key);

    /// <summary>Makes the entry of a notification that was delivered.</summary>
    public static NotificationLogEntry Entry(
        IEnumerable<AlertFingerprint> firing, IEnumerable<AlertFingerprint> resolved, TimeSpan repeatInterval, DateTimeOffset now)
    {
        TimeSpan kept = 2 * repeatInterval < Retention ? 2 * repeatInterval : Retention;
        return new NotificationLogEntry([.. firing], [.. resolved], now, now + kept);
    }

    public void Put(NotificationLogKey key, NotificationLogEntry entry) => _entries[key] = entry;

    public void RemoveOld(DateTimeOffset now)
    {
        foreach (NotificationLogKey key in _entries.Where(entry => entry.Value.ExpiresAt <= now).Select(entry => entry.Key).ToList())
            _entries.Remove(key);
    }

    public void Clear() => _entries.Clear();
}
