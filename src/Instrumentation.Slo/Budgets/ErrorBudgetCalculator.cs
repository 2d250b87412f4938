namespace Instrumentation;

/// <summary>The budget of one objective over a number of days, for who has error rates rather than events.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed class ErrorBudgetCalculator
{
    private readonly decimal _objective;
    private readonly TimeSpan _window;

    /// <summary>Makes a calculator.</summary>
    /// <param name="objective">Promised ratio of good events, above 0 and below 1.</param>
    /// <param name="windowDays">The compliance period in days, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public ErrorBudgetCalculator(decimal objective, int windowDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowDays, 1);
        AllowedErrorRate = ErrorBudget.Ratio(objective);
        _objective = objective;
        _window = TimeSpan.FromDays(windowDays);
    }

    /// <summary>The ratio of events that may fail: 0.001 for 99.9 %.</summary>
    public decimal AllowedErrorRate { get; }

    /// <summary>How long everything may fail: 43 minutes 12 seconds for 99.9 % of 30 days.</summary>
    public TimeSpan AllowedDowntime => TimeSpan.FromTicks((long)(AllowedErrorRate * _window.Ticks));

    /// <summary>The part of the budget that is left when errors went on at one rate since the window began.</summary>
    /// <param name="currentErrorRate">Bad events over all events, 0 to 1.</param>
    /// <param name="elapsedDays">Days since the window began, 0 or more.</param>
    /// <returns>1 for all, 0 for nothing, negative when it is overspent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public decimal RemainingBudget(decimal currentErrorRate, decimal elapsedDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(elapsedDays);
        return 1m - (BurnRate(currentErrorRate) * elapsedDays / (decimal)_window.TotalDays);
    }

    /// <summary>How fast the budget is being spent.</summary>
    /// <param name="currentErrorRate">Bad events over all events, 0 to 1.</param>
    /// <returns>1 when the budget lasts exactly the window; 2 when it is gone in half of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its range.</exception>
    public decimal BurnRate(decimal currentErrorRate) => ErrorBudget.BurnRate(currentErrorRate, _objective);

    /// <summary>Whether nothing is left.</summary>
    /// <param name="currentErrorRate">Bad events over all events, 0 to 1.</param>
    /// <param name="elapsedDays">Days since the window began, 0 or more.</param>
    /// <returns>Whether the budget is used up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public bool IsBudgetExhausted(decimal currentErrorRate, decimal elapsedDays) => RemainingBudget(currentErrorRate, elapsedDays) <= 0;
}
