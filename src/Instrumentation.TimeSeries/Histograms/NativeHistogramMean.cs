namespace Instrumentation.Histograms;

/// <summary>Averages histograms: by their compensated sum, or from the first overflow of that sum on by a running mean. Not safe from several threads.</summary>
public sealed class NativeHistogramMean
{
    private CompensatedHistogram? _value;
    private bool _isRunningMean;
    private bool _resetSeen;
    private bool _continuationSeen;
    private bool _boundsReconciled;

    /// <summary>How many histograms were added.</summary>
    public int Count { get; private set; }

    /// <summary>What a reader of the mean should be told.</summary>
    public HistogramNotes Notes =>
        (_boundsReconciled ? HistogramNotes.BoundsReconciled : HistogramNotes.None)
        | (_resetSeen && _continuationSeen ? HistogramNotes.ResetHintsCollided : HistogramNotes.None);

    /// <summary>Adds a histogram.</summary>
    /// <param name="histogram">What to add.</param>
    /// <returns>False when it has custom buckets and the others exponential ones, or the other way round; the mean is then what it was.</returns>
    public bool TryAdd(NativeHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        if (_value is not null && _value.HasCustomBuckets != histogram.HasCustomBuckets)
            return false;
        Count++;
        _resetSeen |= histogram.ResetHint == CounterResetHint.Reset;
        _continuationSeen |= histogram.ResetHint == CounterResetHint.NotReset;
        if (_value is null)
            _value = new CompensatedHistogram(histogram);
        else if (_isRunningMean)
            AddToMean(_value, histogram);
        else
            AddToSum(_value, histogram);
        return true;
    }

    /// <summary>Gives the mean.</summary>
    /// <returns>The mean of what was added, empty buckets included.</returns>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public NativeHistogram ToHistogram()
    {
        if (_value is null)
            throw new InvalidOperationException("No histogram was added.");
        CompensatedHistogram mean = _value.Clone();
        if (!_isRunningMean)
            mean.Divide(Count);
        return mean.ToHistogram();
    }

    private void AddToSum(CompensatedHistogram sum, NativeHistogram histogram)
    {
        CompensatedHistogram? before = sum.IsFarFromOverflow(histogram) ? null : sum.Clone();
        bool reconciled = sum.Add(histogram);
        if (before is null || !sum.HasOverflow)
        {
            _boundsReconciled |= reconciled;
            return;
        }

        _isRunningMean = true;
        _value = before;
        before.Divide(Count - 1);
        AddToMean(before, histogram);
    }

    private void AddToMean(CompensatedHistogram mean, NativeHistogram histogram)
    {
        mean.Multiply((Count - 1.0) / Count);
        _boundsReconciled |= mean.Add(histogram.Divide(Count));
    }
}
