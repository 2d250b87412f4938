using Instrumentation.Labels;

namespace Instrumentation.Reading;

/// <summary>Which series a query wants, and of what time.</summary>
/// <param name="Matchers">Conditions that all have to hold.</param>
/// <param name="FromUnixMs">The earliest time wanted, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="ToUnixMs">The latest time wanted.</param>
public sealed record SeriesSelection(IReadOnlyList<LabelMatcher> Matchers, long FromUnixMs, long ToUnixMs);
