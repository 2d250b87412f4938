using Instrumentation.Labels;

namespace Instrumentation;

/// <summary>Something that fires, or has ended: what the rules hand to the notifications.</summary>
/// <remarks>Immutable and safe from any thread. Two alerts of the same labels are the same alert at different times.</remarks>
public sealed record Alert
{
    private readonly SeriesLabels _labels = SeriesLabels.Empty;

    /// <summary>What the alert is, without empty values; its identity.</summary>
    public required SeriesLabels Labels
    {
        get => _labels;
        init
        {
            _labels = value;
            Fingerprint = AlertFingerprint.Of(value);
        }
    }

    /// <summary>What there is to say about it; not part of its identity. Default: nothing.</summary>
    public SeriesLabels Annotations { get; init; } = SeriesLabels.Empty;

    /// <summary>Since when it fires.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ended, or until when it is taken for firing unless it is reported again; null for a firing alert in a notification.</summary>
    public required DateTimeOffset? EndsAt { get; init; }

    /// <summary>When it was last reported.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether <see cref="EndsAt"/> is only when to give up waiting for the next report, and no end that somebody told.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>Where the rule can be looked at; empty for nowhere.</summary>
    public string GeneratorUrl { get; init; } = "";

    /// <summary>The hash of <see cref="Labels"/>.</summary>
    public AlertFingerprint Fingerprint { get; private init; }

    /// <summary>The value of the label <c>alertname</c>, empty where there is none.</summary>
    public string Name => Labels[Rules.AlertLabels.AlertName];

    /// <summary>Tells whether the alert has ended.</summary>
    /// <param name="instant">By when.</param>
    /// <returns>True when <see cref="EndsAt"/> is reached.</returns>
    public bool IsResolvedAt(DateTimeOffset instant) => EndsAt <= instant;

    /// <summary>Combines two reports of one alert whose times overlap.</summary>
    /// <param name="other">The other report.</param>
    /// <param name="instant">Now.</param>
    /// <returns>The younger report with the earlier start, and with the later end where that says more.</returns>
    /// <remarks>As Alertmanager merges: of two ends both reached the later wins, and a firing report does not shorten an end that was told.</remarks>
    public Alert MergeWith(Alert other, DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.UpdatedAt < UpdatedAt)
            return other.MergeWith(this, instant);
        bool keepsEnd = EndsAt > other.EndsAt && (other.IsResolvedAt(instant) ? IsResolvedAt(instant) : !IsTimeout);
        return other with
        {
            StartsAt = StartsAt < other.StartsAt ? StartsAt : other.StartsAt,
            EndsAt = keepsEnd ? EndsAt : other.EndsAt,
        };
    }
}
