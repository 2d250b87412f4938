using Instrumentation.Budgets;

namespace Instrumentation;

/// <summary>What the days of a window say about where an SLI is going.</summary>
/// <remarks>
/// The slope is the median of all slopes between two days (Theil, 1950; Sen, 1968), and counts only where the test of Mann (1945) and Kendall finds a trend with
/// p below 0.05. Immutable and safe from any thread.
/// </remarks>
public sealed record SloTrend
{
    private SloTrend(IReadOnlyList<decimal> days)
    {
        Days = days;
    }

    /// <summary>The SLI of each day that was measured, the oldest first.</summary>
    public IReadOnlyList<decimal> Days { get; }

    /// <summary>Where it is going.</summary>
    public BudgetTrend Direction { get; private init; }

    /// <summary>By how much a day; null with fewer than two days.</summary>
    public double? SlopePerDay { get; private init; }

    /// <summary>The probability of such a trend by chance, 0 to 1; 1 with fewer than four days.</summary>
    public double PValue { get; private init; } = 1;

    /// <summary>The standard deviation of the days' SLI; 0 with fewer than two days.</summary>
    public double Volatility { get; private init; }

    /// <summary>When the objective will be missed if the trend goes on; null where it will not, or nothing can be said.</summary>
    public DateTimeOffset? BreachForecast { get; private init; }

    /// <summary>The confidence of the forecast, 1 less the probability of chance; 0 without a forecast.</summary>
    public double ForecastConfidence => BreachForecast is null ? 0 : 1 - PValue;

    /// <summary>Reads the trend of a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="window">How far to look back.</param>
    /// <param name="time">The time.</param>
    /// <returns>The trend.</returns>
    public static SloTrend Of(SloHistory history, TimeSpan window, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Of([.. history.Days(time - window, time).Select(day => (day.Day, day.Counts.Good / day.Counts.Total))], history.Slo.Objective, time);
    }

    internal static SloTrend Of(IReadOnlyList<(DateOnly Day, double Sli)> measured, decimal? objective, DateTimeOffset time)
    {
        (double Day, double Sli)[] days = [.. measured.Select(day => ((double)day.Day.DayNumber, day.Sli))];
        double? slope = TrendMath.Slope(days);
        double chance = TrendMath.ChanceOfTrend([.. days.Select(day => day.Sli)]);
        bool isTrend = chance < TrendMath.Significance && slope is not (null or 0);
        return new SloTrend([.. days.Select(day => (decimal)day.Sli)])
        {
            SlopePerDay = slope,
            PValue = chance,
            Volatility = TrendMath.Deviation([.. days.Select(day => day.Sli)]),
            Direction = !isTrend ? BudgetTrend.Stable : slope > 0 ? BudgetTrend.Improving : BudgetTrend.Degrading,
            BreachForecast = isTrend && slope < 0 && objective is { } target ? Breach(days[^1].Sli, slope.Value, (double)target, time) : null,
        };
    }

    private static DateTimeOffset? Breach(double sli, double slope, double target, DateTimeOffset time)
    {
        double days = (target - sli) / slope;
        return days is >= 0 and < 3650 ? time.AddDays(days) : null;
    }
}
