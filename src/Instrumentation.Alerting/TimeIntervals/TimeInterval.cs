namespace Instrumentation.TimeIntervals;

/// <summary>Times of days, weeks, months and years, as Alertmanager's <c>time_intervals</c> have them.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record TimeInterval
{
    /// <summary>Tells whether an instant lies in the interval.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(DateTimeOffset instant) => throw new NotSupportedException();
}
