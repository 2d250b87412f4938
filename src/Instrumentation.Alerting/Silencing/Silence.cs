using Instrumentation.Labels;
using Instrumentation.Matching;

namespace Instrumentation;

/// <summary>Keeps matching alerts from being told for a time.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record Silence
{
    /// <summary>What identifies it.</summary>
    public required string Id { get; init; }

    /// <summary>What the alerts match, all of them; at least one does not match a label that is missing.</summary>
    public required IReadOnlyList<LabelMatcher> Matchers { get; init; }

    /// <summary>From when.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Until when; the instant itself is outside.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When it was made or last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>Why.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Tells where in its life the silence is.</summary>
    /// <param name="instant">When.</param>
    /// <returns>The state.</returns>
    public SilenceState StateAt(DateTimeOffset instant) =>
        instant < StartsAt ? SilenceState.Pending : instant < EndsAt ? SilenceState.Active : SilenceState.Expired;

    /// <summary>Tells whether labels match, whatever the time.</summary>
    /// <param name="labels">An alert's labels.</param>
    /// <returns>True when all matchers match.</returns>
    public bool Matches(SeriesLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return LabelMatching.Match(Matchers, labels);
    }
}
