using Instrumentation.Objectives;

namespace Instrumentation;

/// <summary>The arithmetic of error budgets, in decimals, so that 99.9 % leaves exactly 0.1 %.</summary>
/// <remarks>Source: The Site Reliability Workbook, chapter 5 "Alerting on SLOs" and appendix B.</remarks>
public static class ErrorBudget
{
    /// <summary>The part that may fail.</summary>
    /// <param name="objective">Promised ratio of good events, above 0 and below 1.</param>
    /// <returns>1 - objective.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The objective is outside its range.</exception>
    public static decimal Ratio(decimal objective) => 1m - Checked(objective);

    /// <summary>How many events may be bad.</summary>
    /// <param name="objective">Promised ratio of good events, above 0 and below 1.</param>
    /// <param name="total">All events, 0 or more.</param>
    /// <returns>The number, with its fraction.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static decimal AllowedEvents(decimal objective, decimal total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        return Ratio(objective) * total;
    }

    /// <summary>How long everything may fail.</summary>
    /// <param name="objective">Promised ratio of good time, above 0 and below 1.</param>
    /// <param name="period">The compliance period.</param>
    /// <returns>Seconds, with their fraction: 2,592 for 99.9 % of 30 days.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The objective is outside its range, or the period not positive.</exception>
    public static decimal AllowedSeconds(decimal objective, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        return Ratio(objective) * Seconds(period);
    }

    /// <summary>Computes how fast the error budget is being spent.</summary>
    /// <param name="errorRatio">Bad events over all events in the window, 0 to 1.</param>
    /// <param name="objective">Promised ratio of good events, above 0 and below 1.</param>
    /// <returns>1 when the budget lasts exactly the compliance period; above 1 when it ends sooner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A ratio is outside its range.</exception>
    public static decimal BurnRate(decimal errorRatio, decimal objective)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(errorRatio);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(errorRatio, 1m);
        return errorRatio / Ratio(objective);
    }

    /// <summary>The part of the budget that is spent.</summary>
    /// <param name="bad">Bad events, 0 or more.</param>
    /// <param name="total">All events, at least the bad ones and above 0.</param>
    /// <param name="objective">Promised ratio of good events, above 0 and below 1.</param>
    /// <returns>0 for nothing, 1 for all, more when it is overspent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static decimal Consumed(decimal bad, decimal total, decimal objective)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bad);
        ArgumentOutOfRangeException.ThrowIfLessThan(total, bad);
        return bad / AllowedEvents(objective, total);
    }

    /// <summary>The part of the budget that is left.</summary>
    /// <param name="bad">Bad events, 0 or more.</param>
    /// <param name="total">All events, at least the bad ones and above 0.</param>
    /// <param name="objective">Promised ratio of good events, above 0 and below 1.</param>
    /// <returns>1 for all, 0 for nothing, negative when it is overspent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static decimal Remaining(decimal bad, decimal total, decimal objective) => 1m - Consumed(bad, total, objective);

    /// <summary>How long a budget lasts at a constant burn rate.</summary>
    /// <param name="remaining">The part that is left; nothing or less lasts no time.</param>
    /// <param name="burnRate">The burn rate.</param>
    /// <param name="period">The compliance period.</param>
    /// <returns>Seconds, with their fraction; null where nothing is being spent.</returns>
    /// <remarks>In a rolling window old errors also leave, so the true time is later; a simulation of the window takes that into account.</remarks>
    public static decimal? SecondsToExhaustion(decimal remaining, decimal burnRate, TimeSpan period)
    {
        if (remaining <= 0)
            return 0;
        return burnRate <= 0 ? null : remaining * Seconds(period) / burnRate;
    }

    /// <summary>How a budget stands when a part of it is spent.</summary>
    /// <param name="consumed">The part that is spent, 0 or more.</param>
    /// <returns>The status: warning from 0.6 on, critical from 0.8, exhausted from 1.</returns>
    public static ErrorBudgetStatus StatusOf(decimal consumed) => consumed switch
    {
        >= SloConstants.ExhaustedConsumption => ErrorBudgetStatus.Exhausted,
        >= SloConstants.CriticalConsumption => ErrorBudgetStatus.Critical,
        >= SloConstants.WarningConsumption => ErrorBudgetStatus.Warning,
        _ => ErrorBudgetStatus.Healthy,
    };

    /// <summary>The events that a calendar period will have if it goes on as it began.</summary>
    /// <param name="soFar">Events so far, 0 or more.</param>
    /// <param name="elapsed">How much of the period has passed, more than nothing.</param>
    /// <param name="period">The whole period.</param>
    /// <returns>The projected number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static decimal ProjectedEvents(decimal soFar, TimeSpan elapsed, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(soFar);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(elapsed, TimeSpan.Zero);
        return soFar * period.Ticks / elapsed.Ticks;
    }

    internal static decimal Seconds(TimeSpan time) => time.Ticks / (decimal)TimeSpan.TicksPerSecond;

    private static decimal Checked(decimal objective)
    {
        if (objective is <= 0 or >= 1)
            throw new ArgumentOutOfRangeException(nameof(objective), objective, "An objective is a ratio above 0 and below 1.");
        return objective;
    }
}
