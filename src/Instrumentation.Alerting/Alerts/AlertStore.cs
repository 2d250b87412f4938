namespace Instrumentation.Alerts;

/// <summary>The alerts that are known, by what they are.</summary>
/// <remarks>Belongs to one thread at a time.</remarks>
internal sealed class AlertStore
{
    private readonly Dictionary<AlertFingerprint, Alert> _alerts = [];

    public IReadOnlyCollection<Alert> Alerts => _alerts.Values;

    public int Count => _alerts.Count;

    public Alert? Find(AlertFingerprint fingerprint) => _alerts.GetValueOrDefault(fingerprint);

    /// <summary>Takes a report, merged with the one before where their times overlap; otherwise it is a new occurrence.</summary>
    /// <returns>The alert as it now is.</returns>
    public Alert Put(Alert alert, DateTimeOffset now)
    {
        if (_alerts.TryGetValue(alert.Fingerprint, out Alert? known) && Overlap(known, alert))
            alert = known.MergeWith(alert, now);
        _alerts[alert.Fingerprint] = alert;
        return alert;
    }

    public bool Remove(AlertFingerprint fingerprint) => _alerts.Remove(fingerprint);

    public void Clear() => _alerts.Clear();

    private static bool Overlap(Alert known, Alert next) =>
        (next.EndsAt > known.StartsAt && next.EndsAt < known.EndsAt) || (next.StartsAt > known.StartsAt && next.StartsAt < known.EndsAt);
}
