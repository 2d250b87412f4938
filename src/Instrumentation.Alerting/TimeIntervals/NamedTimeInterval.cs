namespace Instrumentation.TimeIntervals;

/// <summary>Time intervals under a name that routes refer to.</summary>
/// <param name="Name">The name.</param>
/// <param name="Intervals">An instant in any of them is in it.</param>
public sealed record NamedTimeInterval(string Name, IReadOnlyList<TimeInterval> Intervals)
{
    /// <summary>Tells whether an instant lies in one of the intervals.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(DateTimeOffset instant) => Intervals.Any(interval => interval.Contains(instant));
}
