using Instrumentation.Labels;

namespace Instrumentation;

/// <summary>A silence to be made, or a change to one.</summary>
/// <param name="Matchers">What the alerts match; at least one matcher that does not match a missing label. A dot of a regular expression takes no new line, as in Alertmanager.</param>
/// <param name="StartsAt">From when; an instant before now means now.</param>
/// <param name="EndsAt">Until when; after <paramref name="StartsAt"/> and now.</param>
/// <param name="CreatedBy">Who makes it.</param>
/// <param name="Comment">Why.</param>
/// <param name="Id">Which silence to change; null for a new one.</param>
public sealed record SilenceDraft(
    IReadOnlyList<LabelMatcher> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string CreatedBy, string Comment, string? Id = null);
