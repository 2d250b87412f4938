namespace Instrumentation.Budgets;

/// <summary>How long and how fine counts are kept.</summary>
internal static class BudgetConstants
{
    public static readonly TimeSpan FinestResolution = TimeSpan.FromSeconds(10);

    /// <summary>How long each tier reaches back, beside one bucket more.</summary>
    public static readonly long[] Retention =
        [TimeSpan.MillisecondsPerHour * 6, TimeSpan.MillisecondsPerDay * 3, TimeSpan.MillisecondsPerDay * 92, TimeSpan.MillisecondsPerDay * 400];

    /// <summary>The width of each tier's buckets; days have none.</summary>
    public static readonly long[] Steps = [0, TimeSpan.MillisecondsPerMinute * 5, TimeSpan.MillisecondsPerHour, 0];

    // What the counts of an SLO or group may take.
    public const int MaxBytes = 72 * 1024;

    // Minutes with bad events that are kept one by one: these at least, and as many more as the rest leaves room for.
    public const int LeastBadMinutes = 256;
    public const int MostBadMinutes = 4096;

    // Times without measurement that are kept one by one; the two closest become one beyond that.
    public const int MaxGaps = 32;

    // Closed slices that a late event can still change.
    public const int MaxOpenSlices = 16;
}
