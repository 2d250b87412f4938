using Instrumentation.Labels;

namespace Instrumentation;

/// <summary>An alert as it is reported from outside: what is missing is filled in.</summary>
/// <param name="Labels">What the alert is; empty values are left out. One label is needed.</param>
/// <param name="Annotations">What there is to say about it.</param>
/// <param name="StartsAt">Since when it fires; null for now, or for <paramref name="EndsAt"/> where that is given.</param>
/// <param name="EndsAt">When it ended or will end; null for a firing alert that ends unless it is reported again.</param>
/// <param name="GeneratorUrl">Where its rule can be looked at.</param>
public sealed record PostedAlert(
    IReadOnlyCollection<Labels.Label> Labels,
    IReadOnlyCollection<Labels.Label>? Annotations = null,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    string GeneratorUrl = "");
