using System.Collections.Immutable;

namespace Instrumentation.Notifications;

/// <summary>What an integration was last told about a group.</summary>
/// <param name="Firing">The alerts that it knows to fire.</param>
/// <param name="Resolved">The alerts that it knows to have ended.</param>
/// <param name="SentAt">When it was told; null is older than any time.</param>
/// <param name="ExpiresAt">From when on it is forgotten.</param>
internal sealed record NotificationLogEntry(
    ImmutableHashSet<AlertFingerprint> Firing, ImmutableHashSet<AlertFingerprint> Resolved, DateTimeOffset? SentAt, DateTimeOffset ExpiresAt);
