namespace Instrumentation.Functions;

/// <summary>Counts of classic buckets that were below the one before and were raised to it.</summary>
/// <param name="LowestBound">The lowest bound of a bucket that was raised.</param>
/// <param name="HighestBound">The highest bound of a bucket that was raised.</param>
/// <param name="LargestDifference">By how much a bucket was raised at most.</param>
internal readonly record struct MonotonicityRepair(double LowestBound, double HighestBound, double LargestDifference)
{
    public static MonotonicityRepair? Join(MonotonicityRepair? repair, double bound, double difference) => repair is { } before
        ? new MonotonicityRepair(Math.Min(before.LowestBound, bound), Math.Max(before.HighestBound, bound), Math.Max(before.LargestDifference, difference))
        : new MonotonicityRepair(bound, bound, difference);
}
