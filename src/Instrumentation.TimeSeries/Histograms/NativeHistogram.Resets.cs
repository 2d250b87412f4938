namespace Instrumentation.Histograms;

/// <content>Whether counters started anew.</content>
public sealed partial class NativeHistogram
{
    /// <summary>Tells whether the counters started anew between an earlier sample of the series and this one.</summary>
    /// <param name="previous">The sample before.</param>
    /// <returns>What the hint says where it says something; otherwise true when a count fell, a bucket went away, or the buckets became finer.</returns>
    public bool DetectReset(NativeHistogram previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        if (ResetHint is CounterResetHint.Reset or CounterResetHint.NotReset)
            return ResetHint == CounterResetHint.Reset;
        if (Count < previous.Count || HasCustomBuckets != previous.HasCustomBuckets)
            return true;
        return HasCustomBuckets ? DetectCustomReset(previous) : DetectExponentialReset(previous);
    }

    private bool DetectCustomReset(NativeHistogram previous)
    {
        (NativeHistogram now, NativeHistogram before) = Align(this, previous);
        return now.Positive.IsBelow(before.Positive);
    }

    private bool DetectExponentialReset(NativeHistogram previous)
    {
        if (Schema > previous.Schema || ZeroThreshold < previous.ZeroThreshold)
            return true;
        NativeHistogram widened = previous.WidenZeroBucket(ZeroThreshold);
        if (widened.ZeroThreshold != ZeroThreshold || ZeroCount < widened.ZeroCount)
            return true;
        widened = widened.ReduceResolution(Schema);
        return Positive.IsBelow(widened.Positive) || Negative.IsBelow(widened.Negative);
    }
}
