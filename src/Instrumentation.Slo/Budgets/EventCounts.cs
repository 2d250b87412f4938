namespace Instrumentation.Budgets;

/// <summary>Good and bad, in events or slices.</summary>
internal readonly record struct EventCounts(double Good, double Bad)
{
    private const double Fine = 1L << 36;

    // Beyond that a double has no digits of that kind.
    private const double Coarse = 1L << 17;

    public double Total => Good + Bad;

    /// <summary>The ratio of bad; NaN where there is nothing.</summary>
    public double ErrorRatio => Bad / Total;

    /// <summary>The same counts in multiples of 2^-36, so that sums and differences of them are exact, whatever their order.</summary>
    public EventCounts Rounded() => new(Round(Good), Round(Bad));

    /// <summary>The same counts, 0 for those below it.</summary>
    public EventCounts AtLeastNothing() => new(Math.Max(Good, 0), Math.Max(Bad, 0));

    public static EventCounts operator +(EventCounts left, EventCounts right) => new(left.Good + right.Good, left.Bad + right.Bad);

    public static EventCounts operator -(EventCounts left, EventCounts right) => new(left.Good - right.Good, left.Bad - right.Bad);

    private static double Round(double count) => count == Math.Floor(count) || Math.Abs(count) > Coarse ? count : Math.Round(count * Fine) / Fine;
}
