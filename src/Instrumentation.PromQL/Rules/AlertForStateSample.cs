using Instrumentation.Labels;

namespace Instrumentation.Rules;

/// <summary>The last sample of an <c>ALERTS_FOR_STATE</c> series from before a restart.</summary>
/// <param name="Labels">The series, its name among them or not.</param>
/// <param name="TimestampUnixMs">The sample's time, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Value">Since when the alert's condition held, in seconds since 1970-01-01 UTC; the stale marker when the alert had ended.</param>
public readonly record struct AlertForStateSample(SeriesLabels Labels, long TimestampUnixMs, double Value);
