namespace Instrumentation.Budgets;

/// <summary>Where the buckets of a tier begin: at multiples of a step, and where days begin in each zone that a calendar period is kept in.</summary>
/// <param name="step">Milliseconds; 0 for days alone.</param>
/// <param name="days">The zones' days, at least one.</param>
internal sealed class BucketEdges(long step, ZoneDays[] days)
{
    /// <summary>The latest edge that is not after a time.</summary>
    public long At(long time)
    {
        long edge = step > 0 ? time - (((time % step) + step) % step) : long.MinValue;
        foreach (ZoneDays zone in days)
            edge = Math.Max(edge, zone.At(time));
        return edge;
    }

    /// <summary>The bucket of what happened up to a time: from an edge, which is left out, to the next, which is part of it.</summary>
    public long BucketOf(long time) => At(time - 1);
}
