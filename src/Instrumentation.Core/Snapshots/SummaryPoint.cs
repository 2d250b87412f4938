namespace Instrumentation;

/// <summary>The distribution of a summary's series. Belongs to a snapshot and is overwritten when that is filled again.</summary>
public sealed class SummaryPoint
{
    private QuantileValue[] _quantiles = [];

    internal SummaryPoint()
    {
    }

    /// <summary>How many values were recorded since the start time.</summary>
    public long Count { get; internal set; }

    /// <summary>Their sum.</summary>
    public double Sum { get; internal set; }

    /// <summary>The quantiles over the sliding window, in ascending order.</summary>
    public ReadOnlySpan<QuantileValue> Quantiles => _quantiles;

    internal Span<QuantileValue> Prepare(int quantiles)
    {
        if (_quantiles.Length != quantiles)
            _quantiles = new QuantileValue[quantiles];
        return _quantiles;
    }
}
