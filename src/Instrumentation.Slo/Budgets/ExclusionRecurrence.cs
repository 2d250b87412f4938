namespace Instrumentation;

/// <summary>How often an excluded time comes again, at the same time of the day in a zone.</summary>
/// <param name="Days">The days between one and the next: 1 for daily, 7 for weekly.</param>
/// <param name="Until">After which it comes no more; null for ever.</param>
/// <param name="Zone">The zone whose clocks it goes by; null for UTC.</param>
public sealed record ExclusionRecurrence(int Days, DateTimeOffset? Until = null, TimeZoneInfo? Zone = null);
