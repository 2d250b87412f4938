namespace Instrumentation.Histograms;

/// <summary>Adds histograms up without the error that rounding leaves in a long sum. Not safe from several threads.</summary>
public sealed class NativeHistogramSum
{
    private CompensatedHistogram? _sum;
    private bool _resetSeen;
    private bool _continuationSeen;
    private bool _boundsReconciled;

    /// <summary>How many histograms were added.</summary>
    public int Count { get; private set; }

    /// <summary>What a reader of the sum should be told.</summary>
    public HistogramNotes Notes =>
        (_boundsReconciled ? HistogramNotes.BoundsReconciled : HistogramNotes.None)
        | (_resetSeen && _continuationSeen ? HistogramNotes.ResetHintsCollided : HistogramNotes.None);

    /// <summary>Adds a histogram.</summary>
    /// <param name="histogram">What to add.</param>
    /// <returns>False when it has custom buckets and the sum exponential ones, or the other way round; the sum is then what it was.</returns>
    public bool TryAdd(NativeHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        if (_sum is not null && _sum.HasCustomBuckets != histogram.HasCustomBuckets)
            return false;
        Count++;
        _resetSeen |= histogram.ResetHint == CounterResetHint.Reset;
        _continuationSeen |= histogram.ResetHint == CounterResetHint.NotReset;
        if (_sum is null)
            _sum = new CompensatedHistogram(histogram);
        else
            _boundsReconciled |= _sum.Add(histogram);
        return true;
    }

    /// <summary>Gives the sum.</summary>
    /// <returns>The sum of what was added, empty buckets included.</returns>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public NativeHistogram ToHistogram() => _sum?.ToHistogram() ?? throw new InvalidOperationException("No histogram was added.");
}
